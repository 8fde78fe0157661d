package io.gruard.model;

import java.util.Collections;
import java.util.List;

/**
 * From where on a record is worth an alert.
 *
 * @param alertFrom a probability a class, in the order of the classes, each in 0..1; a record whose most probable class is an attack
 *     and reaches its own value is a known attack
 * @param noveltyFrom in 0..1; a record that is no known attack and whose novelty lies above is an unknown one. Novelty does not lie
 *     above 1, so 1 stands for never.
 */
public record Thresholds(List<Double> alertFrom, double noveltyFrom) {
    /** Stands for "no record is an unknown attack". */
    public static final double NEVER = 1;

    public Thresholds {
        alertFrom = List.copyOf(alertFrom);
        for (double probability : alertFrom) {
            requireFraction("a threshold", probability);
        }
        requireFraction("the threshold of novelty", noveltyFrom);
    }

    /** Of probabilities alone. */
    public Thresholds(List<Double> alertFrom) {
        this(alertFrom, NEVER);
    }

    private static void requireFraction(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must be in 0..1, found " + value);
        }
    }

    /** No threshold: whatever is most probable counts, and nothing is an unknown attack. */
    public static Thresholds none(int classes) {
        return new Thresholds(Collections.nCopies(classes, 0.0));
    }

    /** The same for known attacks. */
    public Thresholds withNoveltyFrom(double novelty) {
        return new Thresholds(alertFrom, novelty);
    }

    /** The same, each at least as high as these: {@code probability} for known attacks, {@code novelty} for unknown ones. */
    public Thresholds raisedTo(double probability, double novelty) {
        return new Thresholds(
                alertFrom.stream().map(own -> Math.max(own, probability)).toList(), Math.max(noveltyFrom, novelty));
    }
}
