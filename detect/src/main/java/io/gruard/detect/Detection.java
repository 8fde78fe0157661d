package io.gruard.detect;

import io.gruard.model.Verdict;
import io.gruard.traffic.source.Observation;

/**
 * The model's verdict on a record.
 *
 * @param observation the record
 * @param verdict the verdict by the current thresholds
 * @param label name of the class: the benign class, a known attack, or {@value #UNKNOWN}
 * @param nearest for a novel attack the most similar attack class, otherwise empty
 * @param attack whether it may become part of an alert
 */
public record Detection(Observation observation, Verdict verdict, String label, String nearest, boolean attack) {
    /** The class of novel attacks. */
    public static final String UNKNOWN = "unknown";

    /** Returns the probability of the class, or the novelty of a novel attack; both in 0..1. */
    public float score() {
        return switch (verdict) {
            case Verdict.Benign benign -> benign.probability();
            case Verdict.KnownAttack known -> known.probability();
            case Verdict.UnknownAttack unknown -> unknown.novelty();
        };
    }

    /** Returns a copy that makes no alert. */
    public Detection withoutAttack() {
        return new Detection(observation, verdict, label, nearest, false);
    }
}
