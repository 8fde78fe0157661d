package io.gruard.model;

import io.gruard.core.Classes;
import org.jspecify.annotations.Nullable;

/**
 * Turns scores into verdicts. The classifier decides first: if it recognises an attack, the verdict is a known attack,
 * whatever the novelty. Otherwise the verdict is an unknown attack if the novelty is above its threshold.
 *
 * @param classes the classes
 * @param novelty the detector that measured the novelty, or null if there is none; without it nothing is an unknown
 *     attack
 * @param thresholds the thresholds of alerts
 */
public record VerdictRule(Classes classes, @Nullable NoveltyDetector novelty, Thresholds thresholds) {
    /** The verdict for one row of scores. */
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

    /** Whether the verdict is an attack, known or unknown. Uses the novelty in the scores even without a detector. */
    public boolean attack(RecordScores scores, int row) {
        int best = RecordClassifier.mostProbable(scores.probabilities(), row);
        return known(best, scores.probabilities().get(row, best)) || scores.novelty()[row] > thresholds.noveltyFrom();
    }

    private boolean known(int best, float probability) {
        return best != classes.benign() && probability >= thresholds.alertFrom().get(best);
    }
}
