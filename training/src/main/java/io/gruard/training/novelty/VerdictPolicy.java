package io.gruard.training.novelty;

import io.gruard.model.NoveltyDetector;
import io.gruard.model.Thresholds;
import org.jspecify.annotations.Nullable;

/**
 * What makes verdicts of probabilities.
 *
 * @param detector of what is unlike the benign training rows; null for none
 * @param thresholds from where on a record is worth an alert
 */
public record VerdictPolicy(@Nullable NoveltyDetector detector, Thresholds thresholds) {
    /** Its thresholds; none of so many classes where there is no guard. */
    public static Thresholds thresholds(@Nullable VerdictPolicy policy, int classes) {
        return policy == null ? Thresholds.none(classes) : policy.thresholds();
    }
}
