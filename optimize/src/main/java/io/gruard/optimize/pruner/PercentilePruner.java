package io.gruard.optimize.pruner;

import io.gruard.optimize.Direction;
import io.gruard.optimize.History;
import io.gruard.optimize.Pruner;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.Arrays;
import java.util.List;

/**
 * Prunes a trial whose best report so far is worse than a percentile of the completed trials' reports at the same step.
 *
 * @param percentile percentage of trials that continue, from 0 to 100
 * @param startupTrials number of completed trials before the first pruning
 * @param warmupSteps number of first steps without pruning
 * @param interval number of steps of which only the first report is checked
 * @param minAtStep minimum number of reports of completed trials at the step
 */
public record PercentilePruner(double percentile, int startupTrials, int warmupSteps, int interval, int minAtStep)
        implements Pruner {

    public PercentilePruner {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException("percentile: expected 0 to 100, found " + percentile);
        }
        if (startupTrials < 0 || warmupSteps < 0 || interval < 1 || minAtStep < 1) {
            throw new IllegalArgumentException(
                    "percentile pruner: expected 0 or more startup trials and warm-up steps, and an interval and"
                            + " reports of 1 or more,"
                            + " found"
                            + " " + startupTrials + ", " + warmupSteps + ", " + interval + " and "
                            + minAtStep);
        }
    }

    /** Returns the median pruner. The better half of the trials continues. */
    public static PercentilePruner median() {
        return ofPercentile(50);
    }

    public static PercentilePruner ofPercentile(double percentile) {
        return new PercentilePruner(percentile, 5, 0, 1, 1);
    }

    public PercentilePruner withWarmup(int trials, int steps) {
        return new PercentilePruner(percentile, trials, steps, interval, minAtStep);
    }

    @Override
    public PruningDecision decide(History history, TrialRecord trial) {
        List<TrialRecord> complete = history.in(TrialState.COMPLETE);
        if (complete.isEmpty()
                || complete.size() < startupTrials
                || trial.intermediate().isEmpty()) {
            return PruningDecision.CONTINUE;
        }
        int step = trial.intermediate().lastKey();
        if (step < warmupSteps || !isFirstOfInterval(trial, step)) {
            return PruningDecision.CONTINUE;
        }
        double[] finite = trial.intermediate().values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (finite.length == 0) {
            return PruningDecision.PRUNE;
        }
        Direction direction = history.direction();
        double best = Arrays.stream(finite)
                .reduce((a, b) -> direction.isBetter(b, a) ? b : a)
                .orElseThrow();
        double[] others = complete.stream()
                .filter(other -> other.intermediate().containsKey(step))
                .mapToDouble(other -> other.intermediate().getOrDefault(step, Double.NaN))
                .toArray();
        if (others.length < minAtStep) {
            return PruningDecision.CONTINUE;
        }
        double limit = percentileOf(others, direction == Direction.MINIMIZE ? percentile : 100 - percentile);
        return PruningDecision.of(direction.isBetter(limit, best));
    }

    private boolean isFirstOfInterval(TrialRecord trial, int step) {
        int intervalStart = (step - warmupSteps) / interval * interval + warmupSteps;
        return trial.intermediate().headMap(step).isEmpty()
                || trial.intermediate().headMap(step).lastKey() < intervalStart;
    }

    /**
     * Returns a percentile with linear interpolation between the two nearest values, as numpy does. It ignores NaN, and returns
     * NaN if there is no other value.
     */
    static double percentileOf(double[] values, double percentile) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = percentile / 100 * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        double share = position - below;
        double gap = sorted[above] - sorted[below];
        return share < 0.5 ? sorted[below] + gap * share : sorted[above] - gap * (1 - share);
    }
}
