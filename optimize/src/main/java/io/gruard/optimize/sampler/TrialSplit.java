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
 * Good and bad trials, each by ascending number since the weights of kernels go by age.
 *
 * <p>The good side is filled with completed trials, best first; then pruned ones, those that came furthest first; then ones that
 * broke a constraint, by how much. Running trials are bad: nobody knows better, and it keeps others away from them.
 */
record TrialSplit(List<TrialRecord> good, List<TrialRecord> bad) {

    private static final int MOST_GOOD = 25;

    /** The number of good ones among n finished: a tenth, at most 25. */
    static int goodOf(int finished) {
        return Math.min((int) Math.ceil(0.1 * finished), MOST_GOOD);
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
            int taken = Math.min(goodCount - good.size(), ranked.size());
            good.addAll(ranked.subList(0, taken));
            bad.addAll(ranked.subList(taken, ranked.size()));
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
        ranked.forEach(one -> trials.add(one.trial()));
    }

    /** A trial pruned without any report comes after all others, and one whose last report is NaN after those of its step. */
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

    /** The sum of the positive constraint values, which Optuna keeps as system attributes {@code constraints:<name>}. */
    private static double violation(TrialRecord trial) {
        double sum = 0;
        for (Map.Entry<String, JsonNode> mark : trial.systemAttributes().entrySet()) {
            if (mark.getKey().startsWith("constraints:")) {
                sum += Math.max(0, mark.getValue().asDouble());
            }
        }
        return sum;
    }
}
