package io.gruard.optimize.sampler;

import io.gruard.optimize.Distribution;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialRecord;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the parameters that all trials share. */
final class SearchSpace {

    private SearchSpace() {}

    /**
     * Returns the names that every trial has with the same distribution. It omits distributions with a single value and names
     * whose distribution changed.
     */
    static SortedMap<String, Distribution> intersection(List<TrialRecord> trials) {
        SortedMap<String, Distribution> shared = new TreeMap<>();
        if (trials.isEmpty()) {
            return shared;
        }
        trials.getFirst().parameters().forEach((name, parameter) -> shared.put(name, parameter.distribution()));
        for (TrialRecord trial : trials) {
            shared.entrySet().removeIf(entry -> {
                ParameterValue parameter = trial.parameters().get(entry.getKey());
                return parameter == null || !Objects.equals(parameter.distribution(), entry.getValue());
            });
        }
        shared.values().removeIf(Distribution::isSingle);
        return shared;
    }
}
