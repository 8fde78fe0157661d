package io.gruard.cli;

import io.gruard.cli.progress.ConsoleProgress;
import io.gruard.experiment.DataSelection;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.RunData;
import io.gruard.experiment.TrainingRun;
import io.gruard.experiment.run.ComparisonRun;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunFile;
import io.gruard.experiment.run.RunFolder;
import io.gruard.experiment.run.RunOrigin;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.Summary;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.ModelChoice;
import io.gruard.training.fit.Presets;
import io.gruard.training.fit.StoppedException;
import io.gruard.training.fit.TrainingListener;
import io.gruard.training.protocol.Protocol;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code gruard train}: trains a model, evaluates it and writes a run's folder. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Trains a model on a data set, evaluates it and writes a report.",
        description = {
            "",
            "Writes a folder with model.onnx, metrics.json, report.html, history.csv, predictions.csv.gz, run.json and"
                + " checkpoint/. During training the folder is named NAME.unfinished. --resume NAME resumes a stopped"
                + " run, which ends with the same figures to the bit.",
            ""
        },
        footer = {"", "Example:", "  gruard train nsl-kdd --preset robust --seeds 3"})
final class TrainCommand implements Callable<Integer> {
    private static final int STOPPED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Mixin
    private final ExperimentOptions experiment = new ExperimentOptions();

    @Option(names = "--protocol", paramLabel = "NAME", description = "how rows are split: " + Protocol.FORMS)
    private @Nullable String protocol;

    @Mixin
    private final ModelOptions modelOptions = new ModelOptions();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "train with N seeds from --seed upwards and report median and spread (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(names = "--out", paramLabel = "DIR", description = "the run's folder (default: runs/DATASET-MODEL-TIME)")
    private @Nullable Path out;

    @Option(
            names = "--compare-with",
            paramLabel = "RUN",
            description =
                    "also show that run's figures in the report; repeatable (default: the newest run of each other"
                            + " protocol next to this run's folder)")
    private List<Path> comparisons = new ArrayList<>();

    @Option(names = "--resume", paramLabel = "RUN", description = "resume a stopped run")
    private @Nullable Path resume;

    @Option(
            names = "--list-settings",
            description = "list the settings of the model with defaults and ranges, and exit")
    private boolean listSettings;

    @Override
    public Integer call() throws IOException {
        if (listSettings) {
            SettingsList.print(spec.commandLine().getOut(), choice(experiment.dataset()));
            return 0;
        }
        return resume == null ? trainNew() : resumeRun(resume);
    }

    private int trainNew() throws IOException {
        Request request = request();
        Path target = out == null ? RunFolder.free(Path.of("runs"), request.plan(), Instant.now()) : out;
        try (RunFolder folder = RunFolder.begin(target)) {
            return train(request, folder);
        }
    }

    private int resumeRun(Path run) throws IOException {
        if (!experiment.dataset().isEmpty() || out != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume uses data set, settings and folder of the stopped run; remove DATASET and --out");
        }
        try (RunFolder folder = RunFolder.resume(run)) {
            RunPlan plan = RunFile.plan(folder.work(), model -> FitSettings.catalogue(Architectures.named(model)));
            return train(new Request(plan, RunFile.origin(folder.work())), folder);
        }
    }

    private int train(Request request, RunFolder folder) throws IOException {
        try (Interruption interruption = new Interruption();
                TrainingListener listener = ConsoleProgress.forTraining()) {
            return train(request, folder, experiment.execution(listener, interruption));
        }
    }

    /** The process may end as soon as the interruption is closed, so this method prints everything. */
    private int train(Request request, RunFolder folder, ExecutionOptions execution) throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        try {
            RunData data = RunData.read(request.plan(), experiment.folders());
            List<Path> others =
                    comparisons.isEmpty() ? ComparisonRun.siblings(folder.target(), request.plan()) : comparisons;
            RunFigures figures = new TrainingRun(request.plan(), data, execution, request.origin()).run(folder, others);
            console.print(Summary.text(figures));
            console.printf(
                    "%nwritten to %s; open %s%n",
                    folder.target(), folder.target().resolve("report.html"));
            console.flush();
            return 0;
        } catch (StoppedException e) {
            execution.listener().close();
            System.err.println("gruard train: stopped; resume with: gruard train --resume " + folder.target());
            return STOPPED;
        } catch (IOException | RuntimeException e) {
            execution.listener().close();
            if (!folder.discardIfNothingTrained()) {
                System.err.println("gruard train: the state of the training is in " + folder.work()
                        + "; resume with: gruard train --resume " + folder.target());
            }
            throw e;
        }
    }

    /** The requested plan and its origin. */
    private record Request(RunPlan plan, RunOrigin origin) {}

    private Request request() throws IOException {
        DataSelection data = experiment.data(experiment.quick() ? Presets.QUICK_ROWS : 0);
        ModelChoice choice = choice(data.name());
        try {
            RunPlan plan = new RunPlan(
                    data.choice(),
                    choice.model(),
                    protocol == null ? data.defaultProtocol() : Protocol.parse(protocol),
                    experiment.seed(),
                    seeds,
                    choice.settings());
            return new Request(plan, RunOrigin.ofCommand(Conventions.words(spec), choice.preset()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ModelChoice choice(String name) throws IOException {
        try {
            return modelOptions.request(experiment.quick()).choice(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
