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
 * The plan of a search. A study belongs to one plan and can only be continued with the same plan.
 *
 * @param data the data of the trials
 * @param model name of the architecture
 * @param base the settings that are not searched
 * @param space the searched settings
 * @param target the figure to optimize
 * @param folds 1 for one split of the training part, more for folds
 * @param seed random seed of split, weights and sampler
 */
public record SearchPlan(
        DataChoice data, String model, Settings base, ParameterSpace space, Target target, int folds, long seed) {

    public SearchPlan {
        if (folds < 1) {
            throw new IllegalArgumentException("folds: expected 1 or more, found " + folds);
        }
        if (space.settings().isEmpty()) {
            throw new IllegalArgumentException("search space: expected at least one setting of the model, found none");
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
