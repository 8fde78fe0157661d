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

/** A search for the best settings of a network. It is stored as a study and can be continued at any time. */
public final class ParameterSearch {

    /** User attribute of a study with the plan of its search. */
    private static final String PLAN = "gruard:plan";

    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final int RETRIES = 1;

    private final SearchPlan plan;
    private final SearchOptions options;
    private final Study study;

    private ParameterSearch(SearchPlan plan, SearchOptions options, Study study) {
        this.plan = plan;
        this.options = options;
        this.study = study;
    }

    /**
     * Begins or continues a study.
     *
     * @throws io.gruard.optimize.StorageException if the study with that name has another plan
     */
    public static ParameterSearch open(StudyStorage storage, String name, SearchPlan plan, SearchOptions options) {
        StudySettings settings = new StudySettings(
                name,
                plan.target().direction(),
                options.sampler().over(plan.space()),
                PrunerChoice.of(options.pruner().orElse(PrunerChoice.defaults(plan.folds()))),
                plan.seed(),
                plan.space().settings());
        storage.findStudy(name).ifPresent(record -> requireSame(record, plan.identity()));
        Study study = Study.open(storage, settings);
        study.setUserAttribute(PLAN, plan.identity());
        return new ParameterSearch(plan, options, study);
    }

    private static void requireSame(StudyRecord record, JsonNode expected) {
        JsonNode found = record.userAttributes().get(PLAN);
        if (found == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            JsonNode stored = found.path(entry.getKey());
            if (!same(stored, entry.getValue())) {
                throw new StorageException("study '" + record.name() + "': expected "
                        + difference(entry.getKey(), stored, entry.getValue()) + "; choose another study name");
            }
        }
    }

    /** Compares values. A number that was written as a long may be read as an int. */
    private static boolean same(JsonNode stored, JsonNode expected) {
        return Objects.equals(Json.plain(stored), Json.plain(expected));
    }

    private static String difference(String name, JsonNode stored, JsonNode requested) {
        if (requested.isObject()) {
            for (Map.Entry<String, JsonNode> entry : requested.properties()) {
                if (!same(stored.path(entry.getKey()), entry.getValue())) {
                    return difference(entry.getKey(), stored.path(entry.getKey()), entry.getValue());
                }
            }
        }
        return name + " " + stored + " as at its start, found " + requested;
    }

    /**
     * Queues the values of a preset as a trial. It does nothing if they were queued before.
     *
     * @throws IllegalArgumentException if a value is outside of the space or the preset is for another model
     */
    public void startFrom(Preset preset) {
        if (!preset.model().equals(plan.model())) {
            throw new IllegalArgumentException("preset '" + preset.name() + "': expected model " + plan.model()
                    + " as in the search, found " + preset.model());
        }
        Map<String, Object> values = plan.space().valuesOf(preset.settings());
        JsonNode queued = Json.tree(values);
        boolean known = study.history().trials().stream()
                .anyMatch(trial -> queued.equals(trial.systemAttributes().get("fixed_params")));
        if (!known) {
            study.enqueue(values);
        }
    }

    /** Runs trials until the total is reached or the search is stopped. Returns false if it was stopped. */
    public boolean run(RunData data) {
        PreparedTrials rows = new PreparedTrials(data.rows(), plan.folds(), plan.seed());
        int threads = Math.max(1, options.threads() / options.workers());
        NetworkObjective objective = new NetworkObjective(plan, rows, threads, options.stop());
        TrialLines lines = new TrialLines(options.out(), options.trials());
        Optimization optimization = Optimization.ofTrials(options.trials())
                .withWorkers(options.workers())
                .withHeartbeat(HEARTBEAT, RETRIES)
                .continuingAfterErrors()
                .withListeners(List.of(lines));
        if (options.timeLimit().isPresent()) {
            optimization = optimization.withTimeLimit(options.timeLimit().get());
        }
        if (options.trialTimeLimit().isPresent()) {
            optimization =
                    optimization.withTrialTimeLimit(options.trialTimeLimit().get());
        }
        lines.header();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("stop-request").factory())) {
            var unused = timer.scheduleAtFixedRate(this::stopIfRequested, 100, 100, TimeUnit.MILLISECONDS);
            study.optimize(objective, optimization);
            timer.shutdownNow();
        }
        return !options.stop().getAsBoolean();
    }

    private void stopIfRequested() {
        if (options.stop().getAsBoolean()) {
            study.stop();
        }
    }

    public History history() {
        return study.history();
    }

    /** Returns all settings with the values of the best trial, or nothing if no trial is complete. */
    public Optional<Settings> bestSettings() {
        return study.best()
                .map(TrialRecord::parameters)
                .map(parameters -> ParameterSpace.apply(plan.base(), parameters));
    }

    /** Writes {@code study.html} and, if there is a best trial, {@code best.yaml}. */
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
        String evaluation = plan.folds() == 1
                ? "one split, evaluated on its validation rows"
                : plan.folds() + " folds, evaluated on their held-out rows";
        return new StudyReport(
                "Search: " + plan.model() + " on " + plan.data().name(),
                "Study '" + study.name() + "'; " + rows + "; " + evaluation + "; "
                        + (plan.target() == Target.LOSS ? "minimizes " : "maximizes ")
                        + plan.target().id() + ".",
                plan.target().id(),
                plan.folds() == 1 ? "epoch" : "fold");
    }

    /** Returns a summary of the trials in one line. */
    public String summary() {
        return TrialLines.summary(study.history());
    }
}
