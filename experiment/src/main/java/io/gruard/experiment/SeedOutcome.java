package io.gruard.experiment;

import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.Predictions;
import io.gruard.training.protocol.FittedClassifier;
import io.gruard.training.protocol.RoundOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a protocol with one seed.
 *
 * @param predictions by evaluation, under the names that the run uses; with several folds all of them together come first
 * @param evaluations of the predictions, in their order
 */
record SeedOutcome<C extends FittedClassifier>(
        long seed, List<RoundOutcome<C>> rounds, List<Predictions> predictions, List<Evaluation> evaluations) {
    /**
     * @param firstSeed the run's first seed; only evaluations of further ones bear theirs in the name
     */
    static <C extends FittedClassifier> SeedOutcome<C> of(long seed, List<RoundOutcome<C>> rounds, long firstSeed) {
        List<Predictions> own =
                rounds.stream().flatMap(round -> round.predictions().stream()).toList();
        List<Predictions> all = new ArrayList<>();
        if (rounds.size() > 1) {
            all.add(Predictions.pooled(EvaluationName.POOLED, own));
        }
        all.addAll(own);
        List<Predictions> named = seed == firstSeed
                ? all
                : all.stream()
                        .map(one -> one.named(EvaluationName.withSeed(one.evaluation(), seed)))
                        .toList();
        return new SeedOutcome<>(
                seed, rounds, named, named.stream().map(Evaluation::of).toList());
    }
}
