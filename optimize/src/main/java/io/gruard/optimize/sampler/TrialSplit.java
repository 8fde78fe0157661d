package io.gruard.optimize.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.History;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Good and bad trials, each by ascending number, because the weights of kernels depend on age.
 *
 * <p>The good trials are first completed trials by value, then pruned ones by their last step, then trials that violate a
 * constraint by the violation. Running trials are bad, which keeps other workers away from them.
 */
record TrialSplit(List<TrialRecord> good, List<TrialRecord> bad) {

    private static final int MAX_GOOD = 25;

    /** Returns the number of good trials among the finished ones: 10%, at most 25. */
    static int goodCount(int finished) {
        return Math.min((int) Math.ceil(0.1 * finished), MAX_GOOD);
    }

    /** @param history informative and running trials only */
    static TrialSplit of(History history, int goodCount) {
        List<TrialRecord> complete = new ArrayList<>();
        List<TrialRecord> pruned = new ArrayList<>();
        List<TrialRecord> infeasible = new ArrayList<>();
        List<TrialRecord> bad = new ArrayList<>();
        for (TrialRecord trial : history.trials()) {
            if (trial.state() == TrialState.RUNNING) {
                bad.add(trial);
            } else if (violation(trial) > 0) {
                infeasible.add(trial);
            } else if (trial.state() == TrialState.COMPLETE) {
                complete.add(trial);
            } else {
                pruned.add(trial);
            }
        }
        sortByLoss(complete, history.direction());
        pruned.sort(furthestFirst(history.direction()));
        infeasible.sort(Comparator.comparingDouble(TrialSplit::violation));

        List<TrialRecord> good = new ArrayList<>();
        for (List<TrialRecord> ranked : List.of(complete, pruned, infeasible)) {
            int count = Math.min(goodCount - good.size(), ranked.size());
            good.addAll(ranked.subList(0, count));
            bad.addAll(ranked.subList(count, ranked.size()));
        }
        Comparator<TrialRecord> byAge = Comparator.comparingInt(TrialRecord::number);
        good.sort(byAge);
        bad.sort(byAge);
        return new TrialSplit(good, bad);
    }

    private static void sortByLoss(List<TrialRecord> trials, Direction direction) {
        record Ranked(double loss, TrialRecord trial) {}
        List<Ranked> ranked = new ArrayList<>(trials.size());
        for (TrialRecord trial : trials) {
            Double value = trial.value();
            ranked.add(new Ranked(value == null ? Double.POSITIVE_INFINITY : direction.loss(value), trial));
        }
        ranked.sort(Comparator.comparingDouble(Ranked::loss));
        trials.clear();
        ranked.forEach(entry -> trials.add(entry.trial()));
    }

    /** Sorts by descending last step. Trials without reports are last, and those with a NaN report are last of their step. */
    private static Comparator<TrialRecord> furthestFirst(Direction direction) {
        return Comparator.<TrialRecord>comparingInt(trial ->
                        trial.lastStep().isPresent() ? -trial.lastStep().getAsInt() : 1)
                .thenComparingDouble(trial -> {
                    if (trial.intermediate().isEmpty()) {
                        return 0;
                    }
                    double last = trial.intermediate().lastEntry().getValue();
                    return Double.isNaN(last) ? Double.POSITIVE_INFINITY : direction.loss(last);
                });
    }

    /** Returns the sum of the positive constraint values, which Optuna stores in attributes {@code constraints:<name>}. */
    private static double violation(TrialRecord trial) {
        double sum = 0;
        for (Map.Entry<String, JsonNode> attribute : trial.systemAttributes().entrySet()) {
            if (attribute.getKey().startsWith("constraints:")) {
                sum += Math.max(0, attribute.getValue().asDouble());
            }
        }
        return sum;
    }
}
