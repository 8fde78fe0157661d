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
 * @param rowsWanted how many contestants the plan names; a table with fewer is of a comparison that is not finished
 * @param tables one an evaluation: {@code KDDTest+}; of folds one for all of them together
 */
public record Standings(ComparisonPlan plan, Classes classes, int rowsWanted, List<Table> tables) {
    public Standings {
        tables = List.copyOf(tables);
    }

    /**
     * The table of an evaluation.
     *
     * @param best name of the contestant of the highest mean accuracy, the first of several
     * @param standings in the contestants' order
     */
    public record Table(String evaluation, String best, List<Standing> standings) {
        public Table {
            standings = List.copyOf(standings);
        }
    }

    /** Contestants of which not every round of a seed is there yet are left out with that seed. */
    static Standings of(ComparisonPlan plan, Classes classes, List<Contestant> contestants, List<RoundResult> results) {
        Map<String, List<SeedResult>> byContestant = new LinkedHashMap<>();
        for (Contestant contestant : contestants) {
            List<SeedResult> seeds = SeedResult.of(results.stream()
                    .filter(result -> result.contestant().equals(contestant.name()))
                    .toList());
            if (!seeds.isEmpty()) {
                byContestant.put(contestant.name(), seeds);
            }
        }
        List<Table> tables = new ArrayList<>();
        if (!byContestant.isEmpty()) {
            SeedResult any = byContestant.values().iterator().next().getFirst();
            for (Judgement judgement : any.judgements()) {
                tables.add(table(judgement.evaluation(), classes, contestants, byContestant));
            }
        }
        return new Standings(plan, classes, contestants.size(), tables);
    }

    private static Table table(
            String evaluation,
            Classes classes,
            List<Contestant> contestants,
            Map<String, List<SeedResult>> byContestant) {
        List<Standing> standings = new ArrayList<>();
        for (Contestant contestant : contestants) {
            List<SeedResult> seeds = byContestant.get(contestant.name());
            if (seeds != null) {
                standings.add(Standing.of(contestant, evaluation, classes, seeds));
            }
        }
        Standing best = standings.stream()
                .max(Comparator.comparingDouble(standing -> standing.accuracy().mean()))
                .orElseThrow();
        Judgement ofBest = first(byContestant, best.contestant(), evaluation);
        return new Table(
                evaluation,
                best.contestant(),
                standings.stream()
                        .map(standing -> standing.contestant().equals(best.contestant())
                                ? standing
                                : standing.against(
                                        McNemar.of(first(byContestant, standing.contestant(), evaluation), ofBest)))
                        .toList());
    }

    private static Judgement first(Map<String, List<SeedResult>> byContestant, String contestant, String evaluation) {
        List<SeedResult> seeds = byContestant.getOrDefault(contestant, List.of());
        return seeds.getFirst().judgement(evaluation);
    }

    /**
     * All rounds of a contestant with one seed; of several folds the rows of all of them together.
     */
    record SeedResult(double trainSeconds, long bytes, List<Judgement> judgements) {
        /** One for each seed, in their order. */
        static List<SeedResult> of(List<RoundResult> results) {
            Map<Long, List<RoundResult>> bySeed = new LinkedHashMap<>();
            results.forEach(result -> bySeed.computeIfAbsent(result.seed(), seed -> new ArrayList<>())
                    .add(result));
            return bySeed.values().stream().map(SeedResult::ofSeed).toList();
        }

        private static SeedResult ofSeed(List<RoundResult> rounds) {
            List<Judgement> judgements = rounds.size() == 1
                    ? rounds.getFirst().judgements()
                    : List.of(Judgement.pooled(
                            EvaluationName.POOLED,
                            rounds.stream()
                                    .flatMap(round -> round.judgements().stream())
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
                    judgements);
        }

        Judgement judgement(String evaluation) {
            return judgements.stream()
                    .filter(judgement -> judgement.evaluation().equals(evaluation))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
