package io.gruard.cli;

import io.gruard.cli.progress.ConsoleProgress;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.read.DataFolders;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.RunData;
import io.gruard.experiment.TrainingRun;
import io.gruard.experiment.run.ComparisonRun;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunFile;
import io.gruard.experiment.run.RunFolder;
import io.gruard.experiment.run.RunOrigin;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.RunPlan.DataChoice;
import io.gruard.experiment.run.Summary;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.Presets;
import io.gruard.training.fit.StoppedException;
import io.gruard.training.fit.TrainingListener;
import io.gruard.training.protocol.Protocol;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "a data set that 'gruard datasets' lists")
    private @Nullable String dataset;

    @Option(names = "--protocol", paramLabel = "NAME", description = "how rows are split: " + Protocol.FORMS)
    private @Nullable String protocol;

    @Mixin
    private final ModelOptions modelOptions = new ModelOptions();

    @Option(names = "--task", paramLabel = "NAME", description = "one of the data set's tasks (default: its first)")
    private @Nullable String task;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "random seed (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "train with N seeds from --seed upwards and report median and spread (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(names = "--quick", description = "check that everything works: train on few rows for few epochs")
    private boolean quick;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "number of threads; results do not depend on it (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--data", paramLabel = "DIR", description = "search this folder before the default folders")
    private @Nullable Path dataFolder;

    @Option(names = "--descriptor", paramLabel = "FILE", description = "descriptor of a custom data set")
    private @Nullable Path descriptor;

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
            SettingsList.print(spec.commandLine().getOut(), choice(dataset == null ? "" : dataset));
            return 0;
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be 1 or more, found " + threads);
        }
        return resume == null ? trainNew() : resumeRun(resume);
    }

    private int trainNew() throws IOException {
        DataFolders folders = DataFolders.defaults(dataFolder);
        Request request = request(folders);
        Path target = out == null ? defaultFolder(request.plan()) : out;
        try (RunFolder folder = RunFolder.begin(target)) {
            return train(request, folders, folder);
        }
    }

    private int resumeRun(Path run) throws IOException {
        if (dataset != null || out != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume uses data set, settings and folder of the stopped run; remove DATASET and --out");
        }
        try (RunFolder folder = RunFolder.resume(run)) {
            RunPlan plan = RunFile.plan(folder.work(), model -> FitSettings.catalogue(Architectures.named(model)));
            return train(new Request(plan, RunFile.origin(folder.work())), DataFolders.defaults(dataFolder), folder);
        }
    }

    private int train(Request request, DataFolders folders, RunFolder folder) throws IOException {
        try (Interruption interruption = new Interruption();
                TrainingListener listener = ConsoleProgress.forTraining()) {
            return train(
                    request,
                    folders,
                    folder,
                    new ExecutionOptions(threads, listener, interruption, ExecutionOptions.DEFAULT_CHECKPOINT_SECONDS));
        }
    }

    /** The process may end as soon as the interruption is closed, so this method prints everything. */
    private int train(Request request, DataFolders folders, RunFolder folder, ExecutionOptions execution)
            throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        try {
            RunData data = RunData.read(request.plan(), folders);
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

    private Request request(DataFolders folders) throws IOException {
        if (dataset == null && descriptor == null) {
            throw new ParameterException(spec.commandLine(), "expected a data set; 'gruard datasets' lists them");
        }
        DataChoice data = new DataChoice(
                dataset == null ? "" : dataset,
                descriptor == null ? "" : descriptor.toAbsolutePath().toString(),
                "",
                quick ? Presets.QUICK_ROWS : 0);
        Descriptor described = RunData.dataSet(data, folders).descriptor();
        ModelOptions.ModelChoice choice = choice(described.name());
        try {
            String taskName = task == null
                    ? described.task().name()
                    : described.task(task).name();
            RunPlan plan = new RunPlan(
                    new DataChoice(described.name(), data.descriptor(), taskName, data.rows()),
                    choice.model(),
                    protocol == null ? Protocol.defaults(described.official().isPresent()) : Protocol.parse(protocol),
                    seed,
                    seeds,
                    choice.settings());
            return new Request(plan, RunOrigin.ofCommand(Conventions.words(spec), choice.preset()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ModelOptions.ModelChoice choice(String name) throws IOException {
        try {
            return modelOptions.choice(name, quick ? Presets.QUICK : Map.of());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Returns a folder in {@code runs/} of the working directory. A number is appended if two runs begin in the same
     * second.
     */
    private static Path defaultFolder(RunPlan plan) {
        String name = plan.data().name() + "-" + plan.model() + "-"
                + LocalDateTime.now(ZoneOffset.UTC).format(TIME);
        Path folder = Path.of("runs", name);
        for (int i = 2; Files.exists(folder) || Files.exists(Path.of(folder + ".unfinished")); i++) {
            folder = Path.of("runs", name + "-" + i);
        }
        return folder;
    }
}
