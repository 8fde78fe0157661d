package io.gruard.baselines;

import io.gruard.core.Classes;
import io.gruard.training.metric.Averages;
import io.gruard.training.metric.ConfusionMatrix;
import io.gruard.training.metric.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The figures of a baseline in one evaluation, over the seeds. Rates are fractions.
 *
 * @param recall by class
 * @param trainSeconds time of one fit in seconds
 * @param microsecondsPerRow time of encoding and scoring a row
 * @param bytes mean size of the fitted model
 * @param againstBest the test on the first seed's rows; empty for the best baseline
 */
public record LeaderboardRow(
        String baseline,
        String description,
        String balance,
        Spread accuracy,
        Spread macroF1,
        Spread mcc,
        Spread falsePositiveRate,
        Spread detectionRate,
        List<Spread> recall,
        Spread trainSeconds,
        Spread microsecondsPerRow,
        long bytes,
        Optional<McNemar> againstBest) {
    public LeaderboardRow {
        recall = List.copyOf(recall);
    }

    static LeaderboardRow of(
            Baseline baseline, String evaluation, Classes classes, List<Leaderboard.SeedResult> seeds) {
        List<TestPredictions> testPredictions =
                seeds.stream().map(seed -> seed.testPrediction(evaluation)).toList();
        List<ConfusionMatrix> confusions = testPredictions.stream()
                .map(testPrediction -> testPrediction.confusion(classes))
                .toList();
        List<Spread> recall = new ArrayList<>();
        IntStream.range(0, classes.size()).forEach(c -> recall.add(spread(confusions, one -> one.recall(c))));
        return new LeaderboardRow(
                baseline.name(),
                baseline.description(),
                baseline.balance(),
                spread(confusions, ConfusionMatrix::accuracy),
                spread(confusions, one -> Averages.of(one, one::f1).macro()),
                spread(confusions, ConfusionMatrix::mcc),
                spread(confusions, ConfusionMatrix::falsePositiveRate),
                spread(confusions, ConfusionMatrix::detectionRate),
                recall,
                spread(seeds, Leaderboard.SeedResult::trainSeconds),
                spread(testPredictions, testPrediction -> 1e6 * testPrediction.seconds() / testPrediction.rows()),
                (long) seeds.stream()
                        .mapToLong(Leaderboard.SeedResult::bytes)
                        .average()
                        .orElseThrow(),
                Optional.empty());
    }

    private static <T> Spread spread(List<T> items, ToDoubleFunction<T> figure) {
        return Spread.of(items.stream().map(figure::applyAsDouble).toList());
    }

    LeaderboardRow against(McNemar test) {
        return new LeaderboardRow(
                baseline,
                description,
                balance,
                accuracy,
                macroF1,
                mcc,
                falsePositiveRate,
                detectionRate,
                recall,
                trainSeconds,
                microsecondsPerRow,
                bytes,
                Optional.of(test));
    }

    /** Returns the number of seeds. */
    public int seeds() {
        return accuracy.count();
    }
}
