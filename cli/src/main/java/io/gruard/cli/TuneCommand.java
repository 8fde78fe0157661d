package io.gruard.cli;

import io.gruard.cli.progress.ConsoleProgress;
import io.gruard.experiment.DataSelection;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.RunData;
import io.gruard.experiment.TrainingRun;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunFolder;
import io.gruard.experiment.run.RunOrigin;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.Summary;
import io.gruard.experiment.search.ParameterSearch;
import io.gruard.experiment.search.ParameterSpace;
import io.gruard.experiment.search.PrunerChoice;
import io.gruard.experiment.search.SamplerChoice;
import io.gruard.experiment.search.SearchOptions;
import io.gruard.experiment.search.SearchPlan;
import io.gruard.experiment.search.Target;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.storage.StudyUrl;
import io.gruard.training.fit.ModelChoice;
import io.gruard.training.fit.Presets;
import io.gruard.training.fit.StoppedException;
import io.gruard.training.fit.TrainingListener;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code gruard tune}: searches the settings of a model. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Searches the best settings of a model on the training data.",
        description = {
            "",
            "Trials are stored in a study that Optuna and its dashboard can open. The same command resumes a stopped"
                    + " search, and several processes may work on one study. At the end a folder holds study.html,"
                    + " best.yaml (for train --settings) and the run of the best settings on the whole training part.",
            ""
        },
        footer = {"", "Example:", "  gruard tune nsl-kdd --trials 15 --start-from paper"})
final class TuneCommand implements Callable<Integer> {
    private static final int STOPPED = 130;
    private static final int QUICK_ROWS = 2000;
    private static final int QUICK_TRIALS = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Mixin
    private final ExperimentOptions experiment = new ExperimentOptions();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "stop when the study has N trials in total (default: 15)")
    private @Nullable Integer trials;

    @Option(
            names = "--study",
            paramLabel = "URL",
            defaultValue = "runs/study.db",
            description = "an SQLite file, an Optuna journal (FILE.log), or postgresql://user:password@host/database"
                    + " (default: ${DEFAULT-VALUE})")
    private String study = "runs/study.db";

    @Option(
            names = "--study-name",
            paramLabel = "S",
            description = "name of the study (default: DATASET-MODEL-OBJECTIVE)")
    private @Nullable String studyName;

    @Option(
            names = "--space",
            paramLabel = "FILE",
            description =
                    "settings to search, in YAML: 'name: {low: 1, high: 9, log: true}' or 'name: [a, b]' (default: the"
                            + " paper's five: conv_kernel_size 3 to 32, three dropouts 0 to 0.5, learning_rate 1e-4 to"
                            + " 1e-2)")
    private @Nullable Path space;

    @Option(
            names = "--objective",
            paramLabel = "NAME",
            defaultValue = "loss",
            description = "loss (of the validation rows, as in the paper) or macro-f1 (default: ${DEFAULT-VALUE})")
    private String objective = "loss";

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "1",
            description = "number of folds of the training part; with 1, a trial uses one split and reports each epoch,"
                    + " otherwise each fold (default: ${DEFAULT-VALUE})")
    private int folds;

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            defaultValue = "tpe",
            description = "tpe, tpe-univariate, random or grid (default: ${DEFAULT-VALUE})")
    private String sampler = "tpe";

    @Option(
            names = "--pruner",
            paramLabel = "NAME",
            description = PrunerChoice.FORMS + " (default: median, with --folds wilcoxon)")
    private @Nullable String pruner;

    @Option(
            names = "--start-from",
            paramLabel = "PRESET",
            description = "try the values of this preset first, such as paper")
    private @Nullable String startFrom;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "number of parallel trials (default: ${DEFAULT-VALUE}); they share the threads")
    private int workers;

    @Option(
            names = "--time-limit",
            paramLabel = "MINUTES",
            description = "stop after this time; the same command resumes")
    private @Nullable Double minutes;

    @Option(names = "--trial-time-limit", paramLabel = "MINUTES", description = "prune a trial after this time")
    private @Nullable Double trialMinutes;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "0",
            description = "use about N rows of the training part for the trials; 0 for all (default: ${DEFAULT-VALUE})")
    private int rows;

    @Option(names = "--no-train", description = "do not train the best settings at the end")
    private boolean searchOnly;

    @Mixin
    private final ModelOptions modelOptions = new ModelOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of report and best settings (default: runs/STUDY-NAME)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        PlannedSearch search = checked(this::search);
        PrintWriter console = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption();
                StudyStorage storage = StudyUrl.open(study)) {
            ParameterSearch running = checked(() -> {
                ParameterSearch opened =
                        ParameterSearch.open(storage, search.name(), search.plan(), options(interruption, console));
                if (startFrom != null) {
                    opened.startFrom(Presets.defaults().find(startFrom));
                }
                return opened;
            });
            Path folder = out == null ? Path.of("runs", search.name()) : out;
            boolean whole = running.run(RunData.read(search.plan().trialData(), experiment.folders()));
            running.write(folder);
            console.printf("%n%s%nwritten to %s; open %s%n", running.summary(), folder, folder.resolve("study.html"));
            console.flush();
            if (!whole) {
                report("stopped; the same command resumes the search");
                return STOPPED;
            }
            return train(running, search, folder, interruption);
        }
    }

    private void report(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("gruard tune: " + line);
        err.flush();
    }

    private record PlannedSearch(String name, String preset, SearchPlan plan, boolean official) {}

    private interface Checked<T> {
        T get() throws IOException;
    }

    /** Reports an invalid argument as wrong usage. */
    private <T> T checked(Checked<T> part) throws IOException {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private PlannedSearch search() throws IOException {
        boolean quick = experiment.quick();
        DataSelection data = experiment.data(quick && rows == 0 ? QUICK_ROWS : rows);
        ModelChoice choice = modelOptions.request(quick).choice(data.name());
        ParameterSpace searched = space == null
                ? ParameterSpace.paper(choice.settings().catalogue())
                : ParameterSpace.read(space, choice.settings().catalogue());
        SearchPlan plan = new SearchPlan(
                data.choice(),
                choice.model(),
                choice.settings(),
                searched,
                Target.of(objective),
                folds,
                experiment.seed());
        String name = studyName == null ? plan.defaultName() + (quick ? "-quick" : "") : studyName;
        return new PlannedSearch(
                name, choice.preset(), plan, data.descriptor().official().isPresent());
    }

    private SearchOptions options(Interruption interruption, PrintWriter console) {
        int defaultTrials = experiment.quick() ? QUICK_TRIALS : 15;
        return new SearchOptions(
                trials == null ? defaultTrials : trials,
                workers,
                experiment.threads(),
                SamplerChoice.of(sampler),
                Optional.ofNullable(pruner),
                Optional.ofNullable(minutes).map(TuneCommand::duration),
                Optional.ofNullable(trialMinutes).map(TuneCommand::duration),
                interruption,
                console);
    }

    private static Duration duration(double minutes) {
        if (!(minutes > 0)) {
            throw new IllegalArgumentException("time limit: expected more than 0 minutes, found " + minutes);
        }
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    /** Trains the best settings on the whole training part. A finished run of the same trial is not repeated. */
    private int train(ParameterSearch running, PlannedSearch search, Path folder, Interruption interruption)
            throws IOException {
        Optional<TrialRecord> best = running.history().best();
        Optional<Settings> settings = running.bestSettings();
        if (best.isEmpty() || settings.isEmpty()) {
            report("no trial is complete, so there are no best settings");
            return 1;
        }
        Path target = folder.resolve("best-trial-" + best.get().number());
        if (searchOnly || Files.exists(target)) {
            return 0;
        }
        int wholeRows = experiment.quick() ? search.plan().data().rows() : 0;
        RunPlan plan = search.plan().bestRun(settings.get(), search.official(), wholeRows);
        PrintWriter console = spec.commandLine().getOut();
        try (TrainingListener listener = ConsoleProgress.forTraining();
                RunFolder run = RunFolder.beginOrResume(target)) {
            ExecutionOptions options = experiment.execution(listener, interruption);
            RunOrigin origin = RunOrigin.ofCommand(Conventions.words(spec), search.preset());
            RunFigures figures = new TrainingRun(plan, RunData.read(plan, experiment.folders()), options, origin)
                    .run(run, List.of());
            console.print(Summary.text(figures));
            console.printf("%nwritten to %s; open %s%n", target, target.resolve("report.html"));
            console.flush();
            return 0;
        } catch (StoppedException e) {
            report("stopped; the same command resumes the search");
            return STOPPED;
        }
    }
}
