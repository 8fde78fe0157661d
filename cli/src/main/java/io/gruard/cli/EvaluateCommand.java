package io.gruard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.core.Records;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.read.DataFolders;
import io.gruard.datasets.read.Sha256;
import io.gruard.experiment.RunData;
import io.gruard.experiment.StoredModel;
import io.gruard.experiment.StoredRun;
import io.gruard.experiment.run.MetricsFile;
import io.gruard.experiment.run.RunFile;
import io.gruard.experiment.run.Summary;
import io.gruard.experiment.run.TestReadings;
import io.gruard.model.ModelFile;
import io.gruard.model.TrainedModel;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.protocol.Protocol;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code gruard evaluate}: evaluates a run or a model again. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Evaluates a trained model on labelled records.",
        description = {
            "",
            "A run's folder is evaluated again by its own protocol and models. The figures must equal those in its"
                + " metrics.json to the bit, except times. A model file is evaluated on the official test parts of a"
                + " data set (all rows if it has none), or on the records of a file in that data set's format. Each"
                + " reading of a test part is recorded in test-readings.csv next to the run or model.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:done", " 1:failed, or a run's figures differ", " 2:wrong usage"},
        footer = {"", "Example:", "  gruard evaluate runs/mine/model.onnx nsl-kdd"})
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN|MODEL", description = "a run's folder, or a model file (model.onnx)")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private Path subject;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATASET|FILE",
            description = "a data set, or a file of labelled records (default: the data set it was trained on)")
    private @Nullable String data;

    @Option(names = "--data", paramLabel = "DIR", description = "search this folder before the default folders")
    private @Nullable Path dataFolder;

    @Option(names = "--descriptor", paramLabel = "FILE", description = "descriptor of a custom data set")
    private @Nullable Path descriptor;

    @Option(names = "--json", description = "write one JSON object instead of lines, as in metrics.json")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "number of threads; results do not depend on it (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(subject)) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read '" + subject + "': no such run or model file");
        }
        return Files.isDirectory(subject) ? run() : model();
    }

    private int run() throws IOException {
        StoredRun run = StoredRun.open(subject);
        if (data != null && !data.equals(run.plan().data().name())) {
            throw new ParameterException(
                    spec.commandLine(),
                    subject + ": expected its own data set " + run.plan().data().name() + ", found '" + data
                            + "'; evaluate the model file " + subject.resolve("model.onnx") + " instead");
        }
        RunData read = RunData.read(run.plan(), DataFolders.defaults(dataFolder));
        recordReading(
                subject,
                run.plan().data().name(),
                read.rows().tests().stream().map(Records::part).toList(),
                run.plan().sum(read.files()));
        List<Evaluation> evaluations = run.evaluations(read, threads);
        show(evaluations);
        PrintWriter out = remarks();
        if (run.plan().protocol() instanceof Protocol.Leaky) {
            out.println("warning: " + Protocol.Leaky.WARNING);
        }
        String difference = run.difference(evaluations);
        out.println(
                difference.isEmpty()
                        ? "the figures equal those in " + subject.resolve("metrics.json")
                        : "the figures differ from those in " + subject.resolve("metrics.json") + ": " + difference);
        out.flush();
        return difference.isEmpty() ? 0 : 1;
    }

    private int model() throws IOException {
        TrainedModel model = ModelFile.read(subject);
        StoredModel stored = new StoredModel(model, threads);
        DataFolders folders = DataFolders.defaults(dataFolder);
        if (data != null && Files.isRegularFile(Path.of(data))) {
            DataSet set = dataSet(model.provenance().dataset(), folders);
            show(List.of(stored.evaluation(set.descriptor(), Path.of(data))));
        } else {
            DataSet set = dataSet(data == null ? model.provenance().dataset() : data, folders);
            if (set.descriptor().official().isPresent()) {
                recordReading(
                        owner(),
                        set.descriptor().name(),
                        stored.parts(set.descriptor()),
                        Sha256.hex(Files.readAllBytes(subject)));
            }
            show(stored.evaluations(set));
            if (set.descriptor().official().isEmpty()) {
                remarks()
                        .println("note: evaluated on all rows of " + String.join(", ", stored.parts(set.descriptor()))
                                + ", including training rows; evaluate the run's folder for figures on held-out rows");
            }
        }
        return 0;
    }

    /**
     * Records that test parts are read. The evaluation continues if this fails, as next to a model on read-only media.
     */
    private void recordReading(Path comparisons, String name, List<String> parts, String sum) {
        if (parts.isEmpty()) {
            return;
        }
        try {
            TestReadings.add(comparisons, Instant.now(), name, parts, sum);
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("gruard evaluate: cannot record the reading of " + String.join(", ", parts) + " next to "
                            + comparisons + ": " + e.getMessage());
        }
    }

    /** Returns the run's folder that holds the model, or the model itself if it is elsewhere. */
    private Path owner() {
        Path folder = subject.toAbsolutePath().getParent();
        return folder != null && Files.exists(folder.resolve(RunFile.NAME)) ? folder : subject;
    }

    private DataSet dataSet(String name, DataFolders folders) throws IOException {
        return descriptor == null ? DataSet.shipped(name, folders) : DataSet.described(descriptor, folders);
    }

    /** Returns where sentences are printed: they must not mix with JSON on standard output. */
    private PrintWriter remarks() {
        return json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }

    private void show(List<Evaluation> evaluations) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            ObjectNode root = mapper.createObjectNode();
            ArrayNode list = root.putArray("evaluations");
            evaluations.forEach(evaluation -> list.add(MetricsFile.evaluation(evaluation)));
            out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
        } else {
            Evaluation.shown(evaluations).forEach(evaluation -> out.print(Summary.evaluation(evaluation)));
        }
        out.flush();
    }
}
