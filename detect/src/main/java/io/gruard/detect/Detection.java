package io.gruard.detect;

import io.gruard.model.Verdict;
import io.gruard.traffic.source.Observation;

/**
 * The model's word on a record.
 *
 * @param observation the record
 * @param verdict what the model makes of it, by the thresholds in use
 * @param label name of the class: the benign one's, a known attack's, or {@value #UNKNOWN}
 * @param nearest of an unknown attack the class that is most like it, else empty
 * @param attack whether it may make an alert
 */
public record Detection(Observation observation, Verdict verdict, String label, String nearest, boolean attack) {
    /** The class of attacks that training never saw. */
    public static final String UNKNOWN = "unknown";

    /** The probability of the class, or an unknown attack's novelty; both in 0..1. */
    public float score() {
        return switch (verdict) {
            case Verdict.Benign benign -> benign.probability();
            case Verdict.KnownAttack known -> known.probability();
            case Verdict.UnknownAttack unknown -> unknown.novelty();
        };
    }

    /** The same, as one that shall make no alert. */
    public Detection asNoAttack() {
        return new Detection(observation, verdict, label, nearest, false);
    }
}
