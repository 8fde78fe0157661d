package io.gruard.experiment.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.core.AtomicFile;
import io.gruard.experiment.RunData;
import io.gruard.experiment.report.StudyReport;
import io.gruard.optimize.History;
import io.gruard.optimize.Json;
import io.gruard.optimize.Optimization;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudyRecord;
import io.gruard.optimize.StudySettings;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialRecord;
import io.gruard.training.fit.Preset;
import io.gruard.training.settings.Settings;
import io.gruard.training.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A search for the settings at which a network's figure is best, kept as a study that can be gone on with at any time. */
public final class ParameterSearch {

    /** User attribute of a study that says what it searches. */
    private static final String PLAN = "gruard:plan";

    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final int RETRIES = 1;

    private final SearchPlan plan;
    private final SearchOptions conditions;
    private final Study study;

    private ParameterSearch(SearchPlan plan, SearchOptions conditions, Study study) {
        this.plan = plan;
        this.conditions = conditions;
        this.study = study;
    }

    /**
     * Begins a study or goes on with it.
     *
     * @throws io.gruard.optimize.StorageException where the study of that name is one of something else
     */
    public static ParameterSearch open(StudyStorage storage, String name, SearchPlan plan, SearchOptions conditions) {
        StudySettings settings = new StudySettings(
                name,
                plan.target().direction(),
                conditions.sampler().over(plan.space()),
                PrunerChoice.of(conditions.pruner().orElse(PrunerChoice.defaults(plan.folds()))),
                plan.seed(),
                plan.space().settings());
        storage.findStudy(name).ifPresent(record -> requireSame(record, plan.identity()));
        Study study = Study.open(storage, settings);
        study.note(PLAN, plan.identity());
        return new ParameterSearch(plan, conditions, study);
    }

    private static void requireSame(StudyRecord record, JsonNode expected) {
        JsonNode found = record.userAttributes().get(PLAN);
        if (found == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            JsonNode there = found.path(entry.getKey());
            if (!same(there, entry.getValue())) {
                throw new StorageException("study '" + record.name() + "' was begun with "
                        + difference(entry.getKey(), there, entry.getValue()) + "; choose another study name");
            }
        }
    }

    /** A number read back may be an int where a long was written. */
    private static boolean same(JsonNode there, JsonNode here) {
        return Objects.equals(Json.plain(there), Json.plain(here));
    }

    private static String difference(String name, JsonNode there, JsonNode here) {
        if (here.isObject()) {
            for (Map.Entry<String, JsonNode> entry : here.properties()) {
                if (!same(there.path(entry.getKey()), entry.getValue())) {
                    return difference(entry.getKey(), there.path(entry.getKey()), entry.getValue());
                }
            }
        }
        return name + " " + there + ", but " + here + " was asked for";
    }

    /**
     * Queues values for the settings that are searched; once only, however often the search is gone on with.
     *
     * @throws IllegalArgumentException where a value lies outside of the space, or the preset is one of another model
     */
    public void startFrom(Preset preset) {
        if (!preset.model().equals(plan.model())) {
            throw new IllegalArgumentException("preset '" + preset.name() + "' is one of " + preset.model()
                    + ", but the search is of " + plan.model());
        }
        Map<String, Object> values = plan.space().valuesOf(preset.settings());
        JsonNode queued = Json.tree(values);
        boolean known = study.history().trials().stream()
                .anyMatch(trial -> queued.equals(trial.systemAttributes().get("fixed_params")));
        if (!known) {
            study.enqueue(values);
        }
    }

    /** Runs trials until the total is reached or something ends the search. Says whether it came to its end. */
    public boolean run(RunData data) {
        PreparedTrials rows = new PreparedTrials(data.material(), plan.folds(), plan.seed());
        int threads = Math.max(1, conditions.threads() / conditions.workers());
        NetworkObjective objective = new NetworkObjective(plan, rows, threads, conditions.stop());
        TrialLines lines = new TrialLines(conditions.out(), conditions.trials());
        Optimization optimization = Optimization.ofTrials(conditions.trials())
                .withWorkers(conditions.workers())
                .withHeartbeat(HEARTBEAT, RETRIES)
                .goingOnAfterErrors()
                .withListeners(List.of(lines));
        if (conditions.timeLimit().isPresent()) {
            optimization = optimization.withTimeLimit(conditions.timeLimit().get());
        }
        if (conditions.trialTimeLimit().isPresent()) {
            optimization =
                    optimization.withTrialTimeLimit(conditions.trialTimeLimit().get());
        }
        lines.header();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("stop-request").factory())) {
            var unused = timer.scheduleAtFixedRate(this::stopWhereAsked, 100, 100, TimeUnit.MILLISECONDS);
            study.optimize(objective, optimization);
            timer.shutdownNow();
        }
        return !conditions.stop().getAsBoolean();
    }

    private void stopWhereAsked() {
        if (conditions.stop().getAsBoolean()) {
            study.stop();
        }
    }

    public History history() {
        return study.history();
    }

    /** Every setting at the best trial's value; empty before a trial is complete. */
    public Optional<Settings> bestSettings() {
        return study.best()
                .map(TrialRecord::parameters)
                .map(parameters -> ParameterSpace.apply(plan.base(), parameters));
    }

    /** Writes {@code study.html} and, where there is a best trial, {@code best.yaml}. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        History history = study.history();
        AtomicFile.writeText(folder.resolve("study.html"), report().html(history));
        Optional<Settings> best = bestSettings();
        if (best.isPresent()) {
            SettingsFile.write(folder.resolve("best.yaml"), plan.model(), best.get());
        }
    }

    private StudyReport report() {
        String rows = plan.data().rows() == 0
                ? "all training rows"
                : "about " + plan.data().rows() + " training rows";
        String how = plan.folds() == 1
                ? "one split, evaluated on its validation rows"
                : plan.folds() + " folds, evaluated on their held-out rows";
        return new StudyReport(
                "Search: " + plan.model() + " on " + plan.data().name(),
                "Study '" + study.name() + "'; " + rows + "; " + how + "; "
                        + plan.target().id() + " is to be " + (plan.target() == Target.LOSS ? "small" : "large")
                        + ".",
                plan.target().id(),
                plan.folds() == 1 ? "epoch" : "fold");
    }

    /** What the trials came to, one line. */
    public String summary() {
        return TrialLines.summary(study.history());
    }
}
