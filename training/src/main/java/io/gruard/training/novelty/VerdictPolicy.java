package io.gruard.training.novelty;

import io.gruard.model.NoveltyDetector;
import io.gruard.model.Thresholds;
import org.jspecify.annotations.Nullable;

/**
 * Novelty detector and thresholds, which turn probabilities into verdicts.
 *
 * @param detector measures how unlike the benign training rows a record is; null for no detector
 * @param thresholds minimum probabilities and novelty for an alert
 */
public record VerdictPolicy(@Nullable NoveltyDetector detector, Thresholds thresholds) {
    /** Returns the thresholds of a policy, or no thresholds for this number of classes if the policy is null. */
    public static Thresholds thresholds(@Nullable VerdictPolicy policy, int classes) {
        return policy == null ? Thresholds.none(classes) : policy.thresholds();
    }
}
