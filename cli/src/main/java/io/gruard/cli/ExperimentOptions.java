package io.gruard.cli;

import io.gruard.datasets.read.DataFolders;
import io.gruard.experiment.DataSelection;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.run.RunPlan.DataChoice;
import io.gruard.training.fit.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that {@code train}, {@code tune} and {@code compare} share: data, random seed and threads. */
final class ExperimentOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "a data set that 'gruard datasets' lists")
    private @Nullable String dataset;

    @Option(names = "--descriptor", paramLabel = "FILE", description = "descriptor of a custom data set")
    private @Nullable Path descriptor;

    @Option(names = "--task", paramLabel = "NAME", description = "one of the data set's tasks (default: its first)")
    private @Nullable String task;

    @Option(names = "--data", paramLabel = "DIR", description = "search this folder before the default folders")
    private @Nullable Path dataFolder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "random seed (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--quick", description = "check that everything works: train briefly on few rows")
    private boolean quick;

    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "number of threads; results do not depend on it (default: all processors)")
    void threads(int number) {
        if (number < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be 1 or more, found " + number);
        }
        threads = number;
    }

    /** The data set's name; empty if none was given. */
    String dataset() {
        return dataset == null ? "" : dataset;
    }

    DataFolders folders() {
        return DataFolders.defaults(dataFolder);
    }

    /**
     * Looks up the data set.
     *
     * @param rows of the training part; 0 for all
     * @throws ParameterException if none was given, or it has no such task
     */
    DataSelection data(int rows) throws IOException {
        if (dataset == null && descriptor == null) {
            throw new ParameterException(spec.commandLine(), "expected a data set; 'gruard datasets' lists them");
        }
        String file = descriptor == null ? "" : descriptor.toAbsolutePath().toString();
        try {
            return DataSelection.find(new DataChoice(dataset(), file, task == null ? "" : task, rows), folders());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    long seed() {
        return seed;
    }

    boolean quick() {
        return quick;
    }

    int threads() {
        return threads;
    }

    ExecutionOptions execution(TrainingListener listener, BooleanSupplier stop) {
        return new ExecutionOptions(threads, listener, stop, ExecutionOptions.DEFAULT_CHECKPOINT_SECONDS);
    }
}
