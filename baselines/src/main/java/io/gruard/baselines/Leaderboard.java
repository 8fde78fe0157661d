package io.gruard.baselines;

import io.gruard.core.Classes;
import io.gruard.training.metric.EvaluationName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a comparison.
 *
 * @param rowsExpected number of baselines that the plan names; a table with fewer rows is not finished
 * @param tables one for each evaluation, such as {@code KDDTest+}; one for all folds together
 */
public record Leaderboard(ComparisonPlan plan, Classes classes, int rowsExpected, List<EvaluationTable> tables) {
    public Leaderboard {
        tables = List.copyOf(tables);
    }

    /**
     * The table of one evaluation.
     *
     * @param best name of the baseline with the highest mean accuracy, the first if several are equal
     * @param leaderboard rows in the order of the baselines
     */
    public record EvaluationTable(String evaluation, String best, List<LeaderboardRow> leaderboard) {
        public EvaluationTable {
            leaderboard = List.copyOf(leaderboard);
        }
    }

    /** Creates the tables. A seed of which a round is missing is left out for that baseline. */
    static Leaderboard of(ComparisonPlan plan, Classes classes, List<Baseline> baselines, List<RoundResult> results) {
        Map<String, List<SeedResult>> byBaseline = new LinkedHashMap<>();
        for (Baseline baseline : baselines) {
            List<SeedResult> seeds = SeedResult.of(results.stream()
                    .filter(result -> result.baseline().equals(baseline.name()))
                    .toList());
            if (!seeds.isEmpty()) {
                byBaseline.put(baseline.name(), seeds);
            }
        }
        List<EvaluationTable> tables = new ArrayList<>();
        if (!byBaseline.isEmpty()) {
            SeedResult any = byBaseline.values().iterator().next().getFirst();
            for (TestPredictions testPrediction : any.testPredictions()) {
                tables.add(table(testPrediction.evaluation(), classes, baselines, byBaseline));
            }
        }
        return new Leaderboard(plan, classes, baselines.size(), tables);
    }

    private static EvaluationTable table(
            String evaluation, Classes classes, List<Baseline> baselines, Map<String, List<SeedResult>> byBaseline) {
        List<LeaderboardRow> leaderboard = new ArrayList<>();
        for (Baseline baseline : baselines) {
            List<SeedResult> seeds = byBaseline.get(baseline.name());
            if (seeds != null) {
                leaderboard.add(LeaderboardRow.of(baseline, evaluation, classes, seeds));
            }
        }
        LeaderboardRow best = leaderboard.stream()
                .max(Comparator.comparingDouble(
                        leaderboardRow -> leaderboardRow.accuracy().mean()))
                .orElseThrow();
        TestPredictions bestPredictions = first(byBaseline, best.baseline(), evaluation);
        return new EvaluationTable(
                evaluation,
                best.baseline(),
                leaderboard.stream()
                        .map(leaderboardRow -> leaderboardRow.baseline().equals(best.baseline())
                                ? leaderboardRow
                                : leaderboardRow.against(McNemar.of(
                                        first(byBaseline, leaderboardRow.baseline(), evaluation), bestPredictions)))
                        .toList());
    }

    private static TestPredictions first(Map<String, List<SeedResult>> byBaseline, String baseline, String evaluation) {
        List<SeedResult> seeds = byBaseline.getOrDefault(baseline, List.of());
        return seeds.getFirst().testPrediction(evaluation);
    }

    /** All rounds of a baseline with one seed. Several folds are pooled into one evaluation. */
    record SeedResult(double trainSeconds, long bytes, List<TestPredictions> testPredictions) {
        /** Returns one result for each seed, in their order. */
        static List<SeedResult> of(List<RoundResult> results) {
            Map<Long, List<RoundResult>> bySeed = new LinkedHashMap<>();
            results.forEach(result -> bySeed.computeIfAbsent(result.seed(), seed -> new ArrayList<>())
                    .add(result));
            return bySeed.values().stream().map(SeedResult::ofSeed).toList();
        }

        private static SeedResult ofSeed(List<RoundResult> rounds) {
            List<TestPredictions> testPredictions = rounds.size() == 1
                    ? rounds.getFirst().testPredictions()
                    : List.of(TestPredictions.pooled(
                            EvaluationName.POOLED,
                            rounds.stream()
                                    .flatMap(round -> round.testPredictions().stream())
                                    .toList()));
            return new SeedResult(
                    rounds.stream()
                            .mapToDouble(RoundResult::trainSeconds)
                            .average()
                            .orElseThrow(),
                    (long) rounds.stream()
                            .mapToLong(RoundResult::bytes)
                            .average()
                            .orElseThrow(),
                    testPredictions);
        }

        TestPredictions testPrediction(String evaluation) {
            return testPredictions.stream()
                    .filter(testPrediction -> testPrediction.evaluation().equals(evaluation))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
