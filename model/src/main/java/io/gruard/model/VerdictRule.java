package io.gruard.model;

import io.gruard.core.Classes;
import org.jspecify.annotations.Nullable;

/**
 * How scores become verdicts. The classifier is asked first: what it knows for an attack is one, whatever its novelty; what it takes
 * for benign is an unknown attack where the detector has seen nothing benign like it.
 *
 * @param classes what a record may be
 * @param novelty the detector that measured; null where there is none, and then nothing is an unknown attack
 * @param thresholds from where on a record is worth an alert
 */
public record VerdictRule(Classes classes, @Nullable NoveltyDetector novelty, Thresholds thresholds) {
    /** The verdict on one row of scores. */
    public Verdict verdict(RecordScores scores, int row) {
        int best = RecordClassifier.mostProbable(scores.probabilities(), row);
        float probability = scores.probabilities().get(row, best);
        if (known(best, probability)) {
            return new Verdict.KnownAttack(best, probability);
        }
        float strange = scores.novelty()[row];
        if (novelty != null && strange > thresholds.noveltyFrom()) {
            return new Verdict.UnknownAttack(strange, scores.nearest()[row]);
        }
        return new Verdict.Benign(scores.probabilities().get(row, classes.benign()), strange);
    }

    /** Whether the verdict is an attack, known or not; asks no detector, but takes the novelty that was measured. */
    public boolean attack(RecordScores scores, int row) {
        int best = RecordClassifier.mostProbable(scores.probabilities(), row);
        return known(best, scores.probabilities().get(row, best)) || scores.novelty()[row] > thresholds.noveltyFrom();
    }

    private boolean known(int best, float probability) {
        return best != classes.benign() && probability >= thresholds.alertFrom().get(best);
    }
}
