package io.gruard.optimize.pruner;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.History;
import io.gruard.optimize.Json;
import io.gruard.optimize.Pruner;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Asynchronous successive halving (Li et al., "A system for massively parallel hyperparameter tuning", MLSys 2020): a trial that
 * reaches a rung goes on if it is among the best share of all that ever reached it. Its value there is kept in system
 * attribute {@code completed_rung_<k>}, as Optuna keeps it.
 *
 * @param firstRung steps to the first rung; 0 for a hundredth of the longest completed trial, at least 1
 * @param reduction one of so many goes on; each rung is so many times as far as the one before
 * @param skippedRungs rungs left out at the start
 * @param bootstrap trials that must have reached a rung before one may go on
 */
public record SuccessiveHalvingPruner(int firstRung, int reduction, int skippedRungs, int bootstrap) implements Pruner {

    private static final String RUNG = "completed_rung_";

    public SuccessiveHalvingPruner {
        if (firstRung < 0 || skippedRungs < 0 || bootstrap < 0) {
            throw new IllegalArgumentException("first rung, skipped rungs and bootstrap must be 0 or more, found "
                    + firstRung + ", " + skippedRungs + ", " + bootstrap);
        }
        if (reduction < 2) {
            throw new IllegalArgumentException("reduction must be at least 2, found " + reduction);
        }
        if (bootstrap > 0 && firstRung == 0) {
            throw new IllegalArgumentException("a bootstrap of " + bootstrap + " needs a stated first rung, found 0");
        }
    }

    public static SuccessiveHalvingPruner defaults() {
        return new SuccessiveHalvingPruner(0, 4, 0, 0);
    }

    @Override
    public PruningDecision evaluator(History history, TrialRecord trial) {
        if (trial.intermediate().isEmpty()) {
            return PruningDecision.GO_ON;
        }
        int first = firstRung > 0 ? firstRung : estimated(history).orElse(0);
        if (first == 0) {
            return PruningDecision.GO_ON;
        }
        int step = trial.intermediate().lastKey();
        double value = trial.intermediate().getOrDefault(step, Double.NaN);
        Map<String, JsonNode> marks = new LinkedHashMap<>();
        int rung = 0;
        while (trial.systemAttributes().containsKey(RUNG + rung)) {
            rung++;
        }
        while (step >= first * Math.pow(reduction, skippedRungs + rung)) {
            if (Double.isNaN(value)) {
                return new PruningDecision(true, marks);
            }
            marks.put(RUNG + rung, Json.tree(value));
            if (!goesOn(value, competitors(history, trial, rung), history.direction())) {
                return new PruningDecision(true, marks);
            }
            rung++;
        }
        return new PruningDecision(false, marks);
    }

    private static OptionalInt estimated(History history) {
        return history.in(TrialState.COMPLETE).stream().flatMapToInt(trial -> trial.lastStep().stream()).max().stream()
                .map(longest -> Math.max(longest / 100, 1))
                .findFirst();
    }

    /** The values at a rung of all other trials that reached it. */
    private static List<Double> competitors(History history, TrialRecord trial, int rung) {
        List<Double> values = new ArrayList<>();
        for (TrialRecord other : history.trials()) {
            JsonNode reached = other.systemAttributes().get(RUNG + rung);
            if (reached != null && other.number() != trial.number()) {
                values.add(reached.asDouble());
            }
        }
        return values;
    }

    private boolean goesOn(double value, List<Double> others, Direction direction) {
        int all = others.size() + 1;
        if (all <= bootstrap) {
            return false;
        }
        // Trials cannot wait for others here, so among the first few the best one goes on.
        int allowed = Math.max(all / reduction, 1);
        long better = others.stream()
                .filter(other -> direction.isBetter(other, value))
                .count();
        return better < allowed;
    }
}
