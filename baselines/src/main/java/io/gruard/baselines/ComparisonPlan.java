package io.gruard.baselines;

import io.gruard.experiment.run.RunPlan;
import java.util.List;
import java.util.Map;

/**
 * What a comparison compares.
 *
 * @param run data, protocol, seeds, and the settings that choose the part, features and windows of the data
 * @param baselines names of the baselines, in the order shown
 * @param changes settings that differ from the default, by name
 */
public record ComparisonPlan(RunPlan run, List<String> baselines, Map<String, String> changes) {
    public ComparisonPlan {
        baselines = List.copyOf(baselines);
        changes = Map.copyOf(changes);
    }

    /** Returns the default name of the comparison's folder. */
    public String defaultName() {
        return "compare-" + run.data().name() + "-" + run.protocol().text().replace(':', '-');
    }
}
