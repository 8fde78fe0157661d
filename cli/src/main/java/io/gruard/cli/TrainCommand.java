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

/** {@code gruard train}: trains a model, judges it and writes a run's folder. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Trains a model on a data set, evaluates it and writes a report.",
        description = {
            "",
            "Writes a folder with model.onnx, metrics.json, report.html, history.csv, predictions.csv.gz, run.json and"
                    + " checkpoint/. While training goes on the folder is named NAME.unfinished; a run that was stopped"
                    + " goes on with --resume NAME and ends with the same figures, to the bit.",
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

    @Option(names = "--protocol", paramLabel = "NAME", description = Protocol.FORMS)
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
                    "repeat with N seeds from --seed upwards and report median and spread (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(names = "--quick", description = "a small subsample and few epochs: a check that everything works")
    private boolean quick;

    @Option(names = "--threads", paramLabel = "N", description = "default: all processors; results do not depend on it")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--data", paramLabel = "DIR", description = "searched before the default folders")
    private @Nullable Path dataFolder;

    @Option(names = "--descriptor", paramLabel = "FILE", description = "describes a data set of your own")
    private @Nullable Path descriptor;

    @Option(names = "--out", paramLabel = "DIR", description = "the run's folder (default: runs/DATASET-MODEL-TIME)")
    private @Nullable Path out;

    @Option(
            names = "--compare-with",
            paramLabel = "RUN",
            description =
                    "show that run's figures in the report too (default: the newest run of each other protocol next to"
                            + " this run's folder)")
    private List<Path> comparisons = new ArrayList<>();

    @Option(names = "--resume", paramLabel = "RUN", description = "go on with a run that was stopped")
    private @Nullable Path resume;

    @Option(names = "--list-settings", description = "list the settings of the model with defaults and ranges, and end")
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
        return resume == null ? trainNew() : goOn(resume);
    }

    private int trainNew() throws IOException {
        DataFolders folders = DataFolders.defaults(dataFolder);
        Asked asked = asked(folders);
        Path target = out == null ? defaultFolder(asked.plan()) : out;
        try (RunFolder folder = RunFolder.begin(target)) {
            return train(asked, folders, folder);
        }
    }

    private int goOn(Path run) throws IOException {
        if (dataset != null || out != null) {
            throw new ParameterException(
                    spec.commandLine(), "--resume takes data set, settings and folder from the run it goes on with");
        }
        try (RunFolder folder = RunFolder.resume(run)) {
            RunPlan plan = RunFile.plan(folder.work(), model -> FitSettings.catalogue(Architectures.named(model)));
            return train(new Asked(plan, RunFile.origin(folder.work())), DataFolders.defaults(dataFolder), folder);
        }
    }

    private int train(Asked asked, DataFolders folders, RunFolder folder) throws IOException {
        try (Interruption interruption = new Interruption();
                TrainingListener listener = ConsoleProgress.forTraining()) {
            return train(
                    asked,
                    folders,
                    folder,
                    new ExecutionOptions(threads, listener, interruption, ExecutionOptions.DEFAULT_CHECKPOINT_SECONDS));
        }
    }

    /** The process may end as soon as the interruption is closed: all that is to be said is said in here. */
    private int train(Asked asked, DataFolders folders, RunFolder folder, ExecutionOptions conditions)
            throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        try {
            RunData data = RunData.read(asked.plan(), folders);
            List<Path> others =
                    comparisons.isEmpty() ? ComparisonRun.siblings(folder.target(), asked.plan()) : comparisons;
            RunFigures figures = new TrainingRun(asked.plan(), data, conditions, asked.origin()).run(folder, others);
            console.print(Summary.text(figures));
            console.printf(
                    "%nwritten to %s; open %s%n",
                    folder.target(), folder.target().resolve("report.html"));
            console.flush();
            return 0;
        } catch (StoppedException e) {
            conditions.listener().close();
            System.err.println("gruard train: stopped; go on with: gruard train --resume " + folder.target());
            return STOPPED;
        } catch (IOException | RuntimeException e) {
            conditions.listener().close();
            if (!folder.discardIfNothingTrained()) {
                System.err.println("gruard train: what was trained so far is in " + folder.work()
                        + "; go on with: gruard train --resume " + folder.target());
            }
            throw e;
        }
    }

    /** What is asked for, and how. */
    private record Asked(RunPlan plan, RunOrigin origin) {}

    private Asked asked(DataFolders folders) throws IOException {
        if (dataset == null && descriptor == null) {
            throw new ParameterException(spec.commandLine(), "name a data set: gruard datasets lists them");
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
            return new Asked(plan, RunOrigin.ofCommand(Conventions.words(spec), choice.preset()));
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

    /** In {@code runs/} of the working directory; a number is put behind the name where two runs begin in the same second. */
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
