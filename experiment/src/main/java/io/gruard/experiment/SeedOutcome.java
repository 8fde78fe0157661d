package io.gruard.experiment;

import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.Predictions;
import io.gruard.training.protocol.FittedClassifier;
import io.gruard.training.protocol.RoundOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a protocol with one seed.
 *
 * @param predictions one entry for each evaluation, with the names that the run uses; if there are several rounds, the
 *     first entry pools them
 * @param evaluations one entry for each entry of {@code predictions}
 */
record SeedOutcome<C extends FittedClassifier>(
        long seed, List<RoundOutcome<C>> rounds, List<Predictions> predictions, List<Evaluation> evaluations) {
    /**
     * Evaluates the rounds.
     *
     * @param firstSeed the first seed of the run; names of evaluations of other seeds contain the seed
     */
    static <C extends FittedClassifier> SeedOutcome<C> of(long seed, List<RoundOutcome<C>> rounds, long firstSeed) {
        List<Predictions> ofRounds =
                rounds.stream().flatMap(round -> round.predictions().stream()).toList();
        List<Predictions> all = new ArrayList<>();
        if (rounds.size() > 1) {
            all.add(Predictions.pooled(EvaluationName.POOLED, ofRounds));
        }
        all.addAll(ofRounds);
        List<Predictions> named = seed == firstSeed
                ? all
                : all.stream()
                        .map(predictions -> predictions.named(EvaluationName.withSeed(predictions.evaluation(), seed)))
                        .toList();
        return new SeedOutcome<>(
                seed, rounds, named, named.stream().map(Evaluation::of).toList());
    }
}
