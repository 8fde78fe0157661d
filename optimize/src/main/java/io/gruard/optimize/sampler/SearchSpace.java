package io.gruard.optimize.sampler;

import io.gruard.optimize.Distribution;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialRecord;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters that all trials share. */
final class SearchSpace {

    private SearchSpace() {}

    /**
     * The names that every trial holds with one and the same distribution, single-valued ones left out; a name whose
     * distribution ever changed is not among them.
     */
    static SortedMap<String, Distribution> intersection(List<TrialRecord> trials) {
        SortedMap<String, Distribution> shared = new TreeMap<>();
        if (trials.isEmpty()) {
            return shared;
        }
        trials.getFirst().parameters().forEach((name, parameter) -> shared.put(name, parameter.distribution()));
        for (TrialRecord trial : trials) {
            shared.entrySet().removeIf(entry -> {
                ParameterValue held = trial.parameters().get(entry.getKey());
                return held == null || !Objects.equals(held.distribution(), entry.getValue());
            });
        }
        shared.values().removeIf(Distribution::isSingle);
        return shared;
    }
}
