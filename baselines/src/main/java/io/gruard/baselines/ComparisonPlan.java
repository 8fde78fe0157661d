package io.gruard.baselines;

import io.gruard.experiment.run.RunPlan;
import java.util.List;
import java.util.Map;

/**
 * What is to be compared.
 *
 * @param run data, protocol, seeds, and the settings that say which part, features and windows of the data are used
 * @param baselines names of the rows, in the order shown
 * @param changes settings that differ from the usual, by name
 */
public record ComparisonPlan(RunPlan run, List<String> baselines, Map<String, String> changes) {
    public ComparisonPlan {
        baselines = List.copyOf(baselines);
        changes = Map.copyOf(changes);
    }
}
