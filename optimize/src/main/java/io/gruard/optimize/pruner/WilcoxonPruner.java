package io.gruard.optimize.pruner;

import io.gruard.optimize.Direction;
import io.gruard.optimize.History;
import io.gruard.optimize.Pruner;
import io.gruard.optimize.TrialRecord;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Prunes a trial that is worse than the best one by Wilcoxon's signed-rank test on the steps that both reported. Steps must
 * be instances with equal weights, such as folds, and the value of the objective must be their mean.
 *
 * @param threshold p-value below which a trial is pruned
 * @param startupSteps minimum number of shared steps before a trial is pruned, at least 2
 */
public record WilcoxonPruner(double threshold, int startupSteps) implements Pruner {

    public WilcoxonPruner {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold: expected 0 to 1, found " + threshold);
        }
        if (startupSteps < 0) {
            throw new IllegalArgumentException("startup steps: expected 0 or more, found " + startupSteps);
        }
    }

    public static WilcoxonPruner defaults() {
        return new WilcoxonPruner(0.1, 2);
    }

    @Override
    public PruningDecision decide(History history, TrialRecord trial) {
        Optional<TrialRecord> best = history.best();
        if (best.isEmpty()
                || !isComparable(trial.intermediate())
                || !isComparable(best.get().intermediate())) {
            return PruningDecision.CONTINUE;
        }
        SortedMap<Integer, Double> bestValues = best.get().intermediate();
        double[] differences = trial.intermediate().entrySet().stream()
                .filter(entry -> bestValues.containsKey(entry.getKey()))
                .mapToDouble(entry -> history.direction().loss(entry.getValue())
                        - history.direction().loss(bestValues.getOrDefault(entry.getKey(), Double.NaN)))
                .toArray();
        if (differences.length < Math.max(2, startupSteps)) {
            return PruningDecision.CONTINUE;
        }
        // The test compares pairs. A trial whose mean is not worse is kept in any case.
        boolean meanIsWorse = mean(trial, history.direction()) > mean(best.get(), history.direction());
        return PruningDecision.of(meanIsWorse && SignedRank.probabilityOfGreater(differences) < threshold);
    }

    private static boolean isComparable(SortedMap<Integer, Double> reports) {
        return !reports.isEmpty() && reports.values().stream().allMatch(Double::isFinite);
    }

    private static double mean(TrialRecord trial, Direction direction) {
        return trial.intermediate().values().stream()
                .mapToDouble(direction::loss)
                .average()
                .orElseThrow();
    }
}
