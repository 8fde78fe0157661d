package io.gruard.training.protocol;

import io.gruard.core.Encoded;
import io.gruard.core.FittedEncoder;
import io.gruard.training.metric.Predictions;
import io.gruard.training.novelty.VerdictPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a round.
 *
 * @param name {@code official}, {@code fold-2}
 * @param encoder fitted to its training rows
 * @param classifier fitted to them
 * @param policy what makes verdicts; null where neither a novelty detector nor thresholds were wanted
 * @param rows how many there were of each kind; test rows are those of the first evaluation
 * @param predictions one entry an evaluation
 * @param unseen categories of the rows judged that the training rows did not have, by evaluation
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

    /** Categories unseen in training among the rows of an evaluation. */
    public record UnseenIn(String evaluation, Encoded.UnseenCategory category) {}
}
