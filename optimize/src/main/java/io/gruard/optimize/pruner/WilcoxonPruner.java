package io.gruard.optimize.pruner;

import io.gruard.optimize.Direction;
import io.gruard.optimize.History;
import io.gruard.optimize.Pruner;
import io.gruard.optimize.TrialRecord;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Prunes a trial that Wilcoxon's signed-rank test finds worse than the best one on the steps that both reported. Steps are to be
 * instances such as folds, each worth the same, and the objective's value their mean.
 *
 * @param threshold a trial is pruned at smaller probabilities of such a difference between equals
 * @param startupSteps shared steps before a trial may be pruned; never fewer than 2
 */
public record WilcoxonPruner(double threshold, int startupSteps) implements Pruner {

    public WilcoxonPruner {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be from 0 to 1, found " + threshold);
        }
        if (startupSteps < 0) {
            throw new IllegalArgumentException("start-up steps must be 0 or more, found " + startupSteps);
        }
    }

    public static WilcoxonPruner defaults() {
        return new WilcoxonPruner(0.1, 2);
    }

    @Override
    public PruningDecision evaluator(History history, TrialRecord trial) {
        Optional<TrialRecord> best = history.best();
        if (best.isEmpty()
                || !isComparable(trial.intermediate())
                || !isComparable(best.get().intermediate())) {
            return PruningDecision.GO_ON;
        }
        SortedMap<Integer, Double> bestValues = best.get().intermediate();
        double[] differences = trial.intermediate().entrySet().stream()
                .filter(entry -> bestValues.containsKey(entry.getKey()))
                .mapToDouble(entry -> history.direction().loss(entry.getValue())
                        - history.direction().loss(bestValues.getOrDefault(entry.getKey(), Double.NaN)))
                .toArray();
        if (differences.length < Math.max(2, startupSteps)) {
            return PruningDecision.GO_ON;
        }
        // The test is on pairs; a trial whose mean is no worse is kept whatever it says.
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
