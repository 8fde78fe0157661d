package io.gruard.training.protocol;

import io.gruard.core.Encoded;
import io.gruard.core.FittedEncoder;
import io.gruard.training.metric.Predictions;
import io.gruard.training.novelty.VerdictPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a round.
 *
 * @param name such as {@code official} or {@code fold-2}
 * @param encoder fitted to the training rows
 * @param classifier fitted to the training rows
 * @param policy makes verdicts; null if neither a novelty detector nor thresholds were requested
 * @param rows number of rows of each kind; the test rows are those of the first evaluation
 * @param predictions one entry for each evaluation
 * @param unseen categories of the test rows that do not occur in the training rows, by evaluation
 */
public record RoundOutcome<C extends FittedClassifier>(
        String name,
        FittedEncoder encoder,
        C classifier,
        @Nullable VerdictPolicy policy,
        RowCounts rows,
        List<Predictions> predictions,
        List<UnseenIn> unseen) {
    public RoundOutcome {
        predictions = List.copyOf(predictions);
        unseen = List.copyOf(unseen);
    }

    /** A category among the rows of an evaluation that does not occur in the training rows. */
    public record UnseenIn(String evaluation, Encoded.UnseenCategory category) {}
}
