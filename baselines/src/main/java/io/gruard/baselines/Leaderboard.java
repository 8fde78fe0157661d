package io.gruard.baselines;

import io.gruard.core.Classes;
import io.gruard.training.metric.EvaluationName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A comparison's tables.
 *
 * @param rowsExpected how many contestants the plan names; a table with fewer is of a comparison that is not finished
 * @param tables one an evaluation: {@code KDDTest+}; of folds one for all of them together
 */
public record Leaderboard(ComparisonPlan plan, Classes classes, int rowsExpected, List<Table> tables) {
    public Leaderboard {
        tables = List.copyOf(tables);
    }

    /**
     * The table of an evaluation.
     *
     * @param best name of the contestant of the highest mean accuracy, the first of several
     * @param leaderboard in the contestants' order
     */
    public record Table(String evaluation, String best, List<LeaderboardRow> leaderboard) {
        public Table {
            leaderboard = List.copyOf(leaderboard);
        }
    }

    /** Contestants of which not every round of a seed is there yet are left out with that seed. */
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
        List<Table> tables = new ArrayList<>();
        if (!byBaseline.isEmpty()) {
            SeedResult any = byBaseline.values().iterator().next().getFirst();
            for (TestPredictions testPrediction : any.testPredictions()) {
                tables.add(table(testPrediction.evaluation(), classes, baselines, byBaseline));
            }
        }
        return new Leaderboard(plan, classes, baselines.size(), tables);
    }

    private static Table table(
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
        TestPredictions ofBest = first(byBaseline, best.baseline(), evaluation);
        return new Table(
                evaluation,
                best.baseline(),
                leaderboard.stream()
                        .map(leaderboardRow -> leaderboardRow.baseline().equals(best.baseline())
                                ? leaderboardRow
                                : leaderboardRow.against(
                                        McNemar.of(first(byBaseline, leaderboardRow.baseline(), evaluation), ofBest)))
                        .toList());
    }

    private static TestPredictions first(Map<String, List<SeedResult>> byBaseline, String baseline, String evaluation) {
        List<SeedResult> seeds = byBaseline.getOrDefault(baseline, List.of());
        return seeds.getFirst().testPrediction(evaluation);
    }

    /**
     * All rounds of a contestant with one seed; of several folds the rows of all of them together.
     */
    record SeedResult(double trainSeconds, long bytes, List<TestPredictions> testPredictions) {
        /** One for each seed, in their order. */
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
