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
 * Asynchronous successive halving (Li et al., "A system for massively parallel hyperparameter tuning", MLSys 2020). A trial
 * that reaches a rung continues if it is among the best share of all trials that reached the rung. As in Optuna, system
 * attribute {@code completed_rung_<k>} stores its value there.
 *
 * @param firstRung steps to the first rung; 0 for 1% of the longest completed trial, at least 1
 * @param reduction one of {@code reduction} trials continues, and each rung has {@code reduction} times the steps of the
 *     previous one
 * @param skippedRungs number of rungs to skip at the start
 * @param bootstrap minimum number of trials that must have reached a rung before one continues
 */
public record SuccessiveHalvingPruner(int firstRung, int reduction, int skippedRungs, int bootstrap) implements Pruner {

    private static final String RUNG = "completed_rung_";

    public SuccessiveHalvingPruner {
        if (firstRung < 0 || skippedRungs < 0 || bootstrap < 0) {
            throw new IllegalArgumentException(
                    "successive halving: expected 0 or more for first rung, skipped rungs and" + " bootstrap, found "
                            + firstRung + ", " + skippedRungs + " and " + bootstrap);
        }
        if (reduction < 2) {
            throw new IllegalArgumentException("reduction: expected 2 or more, found " + reduction);
        }
        if (bootstrap > 0 && firstRung == 0) {
            throw new IllegalArgumentException(
                    "successive halving: expected a first rung above 0 with a bootstrap of " + bootstrap + ", found 0");
        }
    }

    public static SuccessiveHalvingPruner defaults() {
        return new SuccessiveHalvingPruner(0, 4, 0, 0);
    }

    @Override
    public PruningDecision decide(History history, TrialRecord trial) {
        if (trial.intermediate().isEmpty()) {
            return PruningDecision.CONTINUE;
        }
        int first = firstRung > 0 ? firstRung : estimated(history).orElse(0);
        if (first == 0) {
            return PruningDecision.CONTINUE;
        }
        int step = trial.intermediate().lastKey();
        double value = trial.intermediate().getOrDefault(step, Double.NaN);
        Map<String, JsonNode> systemAttributes = new LinkedHashMap<>();
        int rung = 0;
        while (trial.systemAttributes().containsKey(RUNG + rung)) {
            rung++;
        }
        while (step >= first * Math.pow(reduction, skippedRungs + rung)) {
            if (Double.isNaN(value)) {
                return new PruningDecision(true, systemAttributes);
            }
            systemAttributes.put(RUNG + rung, Json.tree(value));
            if (!continues(value, competitors(history, trial, rung), history.direction())) {
                return new PruningDecision(true, systemAttributes);
            }
            rung++;
        }
        return new PruningDecision(false, systemAttributes);
    }

    private static OptionalInt estimated(History history) {
        return history.in(TrialState.COMPLETE).stream().flatMapToInt(trial -> trial.lastStep().stream()).max().stream()
                .map(longest -> Math.max(longest / 100, 1))
                .findFirst();
    }

    /** Returns the values at a rung of all other trials that reached it. */
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

    private boolean continues(double value, List<Double> others, Direction direction) {
        int all = others.size() + 1;
        if (all <= bootstrap) {
            return false;
        }
        // Trials do not wait for others, so the best of the first few continues.
        int allowed = Math.max(all / reduction, 1);
        long better = others.stream()
                .filter(other -> direction.isBetter(other, value))
                .count();
        return better < allowed;
    }
}
