package io.gruard.optimize.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.History;
import io.gruard.optimize.Json;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.Sampler;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Tries every combination of given values once, in random order. As in Optuna, system attributes {@code grid_id} and {@code
 * search_space} store the combination of a trial, so a continued study skips finished combinations. Workers that ask at the
 * same moment may get the same combination.
 */
public final class GridSampler implements Sampler {

    private static final String ID = "grid_id";
    private static final String SPACE = "search_space";

    private final Map<String, GridAxis> axes = new TreeMap<>();
    private final JsonNode space;
    private final int combinations;

    private record GridAxis(Distribution distribution, List<Double> values) {}

    /**
     * Makes a sampler.
     *
     * @param distributions distributions by name
     * @param values external values by name, each inside its distribution
     */
    public GridSampler(Map<String, Distribution> distributions, Map<String, List<?>> values) {
        int product = 1;
        for (Map.Entry<String, List<?>> entry : new TreeMap<>(values).entrySet()) {
            Distribution distribution = distributions.get(entry.getKey());
            if (distribution == null || entry.getValue().isEmpty()) {
                throw new IllegalArgumentException(
                        "grid parameter '" + entry.getKey() + "': expected a distribution and at least one value");
            }
            List<Double> internal = new ArrayList<>();
            for (Object value : entry.getValue()) {
                double number = distribution.internal(value);
                if (!distribution.contains(number)) {
                    throw new IllegalArgumentException(
                            "grid parameter '" + entry.getKey() + "': expected values in its range, found " + value);
                }
                internal.add(number);
            }
            axes.put(entry.getKey(), new GridAxis(distribution, internal));
            product = Math.multiplyExact(product, internal.size());
        }
        combinations = product;
        space = Json.tree(new TreeMap<>(values));
    }

    public int combinations() {
        return combinations;
    }

    @Override
    public JointDraw drawJointly(History history, TrialRecord trial, RandomGenerator random) {
        Set<Integer> taken = taken(history);
        List<Integer> free = new ArrayList<>();
        for (int id = 0; id < combinations; id++) {
            if (!taken.contains(id)) {
                free.add(id);
            }
        }
        int id = free.isEmpty() ? random.nextInt(combinations) : free.get(random.nextInt(free.size()));
        Map<String, JsonNode> systemAttributes = new LinkedHashMap<>();
        systemAttributes.put(SPACE, space);
        systemAttributes.put(ID, Json.tree(id));
        return new JointDraw(combination(id), systemAttributes);
    }

    private Map<String, ParameterValue> combination(int id) {
        Map<String, ParameterValue> parameters = new LinkedHashMap<>();
        int rest = id;
        for (Map.Entry<String, GridAxis> entry : axes.entrySet()) {
            GridAxis axis = entry.getValue();
            int size = axis.values().size();
            parameters.put(
                    entry.getKey(),
                    new ParameterValue(axis.distribution(), axis.values().get(rest % size)));
            rest /= size;
        }
        return parameters;
    }

    @Override
    public double draw(
            History history, TrialRecord trial, String name, Distribution distribution, RandomGenerator random) {
        throw new IllegalArgumentException(
                "expected parameters of the grid, " + axes.keySet() + ", found '" + name + "'");
    }

    @Override
    public boolean isExhausted(History history) {
        return taken(history).size() >= combinations;
    }

    /** Returns the combinations of finished and running trials. The combination of an interrupted trial is free again. */
    private Set<Integer> taken(History history) {
        Set<Integer> taken = new HashSet<>();
        for (TrialRecord trial : history.trials()) {
            JsonNode id = trial.systemAttributes().get(ID);
            boolean counts = trial.state() != TrialState.WAITING
                    && !trial.systemAttributes().containsKey(StudyStorage.INTERRUPTED);
            if (id != null && counts && space.equals(trial.systemAttributes().get(SPACE))) {
                taken.add(id.asInt());
            }
        }
        return taken;
    }
}
