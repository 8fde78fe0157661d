package io.gruard.model;

import java.util.Collections;
import java.util.List;

/**
 * The thresholds of alerts.
 *
 * @param alertFrom a probability for each class, in the order of the classes, each in 0..1. A record is a known attack
 *     if its most probable class is an attack and reaches its probability here
 * @param noveltyFrom in 0..1. A record is an unknown attack if it is not a known attack and its novelty is above this.
 *     Novelty is never above 1, so 1 disables unknown attacks
 */
public record Thresholds(List<Double> alertFrom, double noveltyFrom) {
    /** Disables unknown attacks. */
    public static final double NEVER = 1;

    public Thresholds {
        alertFrom = List.copyOf(alertFrom);
        for (double probability : alertFrom) {
            requireFraction("a threshold", probability);
        }
        requireFraction("the novelty threshold", noveltyFrom);
    }

    /** Makes thresholds for probabilities only. */
    public Thresholds(List<Double> alertFrom) {
        this(alertFrom, NEVER);
    }

    private static void requireFraction(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must be in 0..1, found " + value);
        }
    }

    /** No thresholds: the most probable class is the verdict, and nothing is an unknown attack. */
    public static Thresholds none(int classes) {
        return new Thresholds(Collections.nCopies(classes, 0.0));
    }

    /** These thresholds with another novelty threshold. */
    public Thresholds withNoveltyFrom(double novelty) {
        return new Thresholds(alertFrom, novelty);
    }

    /**
     * The same, each at least as high as these: {@code probability} for known attacks, {@code novelty} for unknown
     * ones.
     */
    public Thresholds raisedTo(double probability, double novelty) {
        return new Thresholds(
                alertFrom.stream().map(own -> Math.max(own, probability)).toList(), Math.max(noveltyFrom, novelty));
    }
}
