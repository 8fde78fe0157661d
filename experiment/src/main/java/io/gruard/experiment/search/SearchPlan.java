package io.gruard.experiment.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.RunPlan.DataChoice;
import io.gruard.optimize.Json;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is searched. A study belongs to one plan and is gone on with under the same one only.
 *
 * @param data which data; its rows are those of the trials
 * @param model name of the architecture
 * @param base every setting that is not searched
 * @param space the settings that are
 * @param target the figure to optimise
 * @param folds 1 for one split of the training part; more for folds of it
 * @param seed of the split, the weights and the sampler
 */
public record SearchPlan(
        DataChoice data, String model, Settings base, ParameterSpace space, Target target, int folds, long seed) {

    public SearchPlan {
        if (folds < 1) {
            throw new IllegalArgumentException("folds must be 1 or more, found " + folds);
        }
        if (space.settings().isEmpty()) {
            throw new IllegalArgumentException("a search needs at least one setting, found none in the space");
        }
        for (String name : space.settings().keySet()) {
            base.catalogue().named(name);
        }
    }

    /** Returns the default name of the study. */
    public String defaultName() {
        return data.name() + "-" + model + "-" + target.id();
    }

    /** Returns a plan whose data are those of the trials: only the training part is read. */
    public RunPlan trialData() {
        return new RunPlan(data, model, new Protocol.HoldoutPart(Protocol.DEFAULT_HELD_OUT), seed, 1, base);
    }

    /**
     * Returns the plan of a run with the best settings.
     *
     * @param best every setting
     * @param official whether the publishers made a split, which is then used
     * @param rows of the training part; 0 for all
     */
    public RunPlan bestRun(Settings best, boolean official, int rows) {
        DataChoice whole = new DataChoice(data.name(), data.descriptor(), data.task(), rows);
        return new RunPlan(whole, model, Protocol.defaults(official), seed, 1, best);
    }

    /** What decides a trial's value beside its parameters, as it is kept with the study. */
    JsonNode identity() {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("dataset", data.name());
        identity.put("task", data.task());
        identity.put("rows", data.rows());
        identity.put("model", model);
        identity.put("objective", target.id());
        identity.put("folds", folds);
        identity.put("seed", seed);
        identity.put("searched", space.settings().keySet().stream().sorted().toList());
        Map<String, String> fixed = new TreeMap<>(FitSettings.texts(base));
        fixed.keySet().removeAll(space.settings().keySet());
        identity.put("settings", fixed);
        return Json.tree(identity);
    }
}
