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
import io.gruard.training.metric.EvaluationName;
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

/** {@code gruard evaluate}: judges a run or a model again. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Evaluates a trained model on labelled records.",
        description = {
            "",
            "Evaluates a run's folder again under its own protocol with the models in it, and compares the figures"
                + " with its metrics.json: they are the same, to the bit, but for times. A model file is evaluated on"
                + " the official test parts of a data set (all rows, where it has none), or by the records of a file"
                + " in that data set's form. Readings of test parts are recorded in test-readings.csv next to the run"
                + " or model.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:done", " 1:failed, or a run's figures came out otherwise", " 2:wrong usage"},
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

    @Option(names = "--data", paramLabel = "DIR", description = "searched before the default folders")
    private @Nullable Path dataFolder;

    @Option(names = "--descriptor", paramLabel = "FILE", description = "describes a data set of your own")
    private @Nullable Path descriptor;

    @Option(names = "--json", description = "write one JSON object instead of lines, as in metrics.json")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", description = "default: all processors; results do not depend on it")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(subject)) {
            throw new ParameterException(spec.commandLine(), subject + ": no such run or model file");
        }
        return Files.isDirectory(subject) ? run() : model();
    }

    private int run() throws IOException {
        StoredRun run = StoredRun.open(subject);
        if (data != null && !data.equals(run.plan().data().name())) {
            throw new ParameterException(
                    spec.commandLine(),
                    subject + " was evaluated on " + run.plan().data().name() + "; to evaluate its model on '" + data
                            + "' name " + subject.resolve("model.onnx"));
        }
        RunData read = RunData.read(run.plan(), DataFolders.defaults(dataFolder));
        note(
                subject,
                run.plan().data().name(),
                read.material().tests().stream().map(Records::part).toList(),
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
                        ? "the same figures as in " + subject.resolve("metrics.json")
                        : "other figures than in " + subject.resolve("metrics.json") + ": " + difference);
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
                note(
                        owner(),
                        set.descriptor().name(),
                        stored.parts(set.descriptor()),
                        Sha256.hex(Files.readAllBytes(subject)));
            }
            show(stored.evaluations(set));
            if (set.descriptor().official().isEmpty()) {
                remarks()
                        .println("note: evaluated on all rows of " + String.join(", ", stored.parts(set.descriptor()))
                                + ", those it was trained on among them; a run's folder gives the figures of"
                                + " held rows");
            }
        }
        return 0;
    }

    /** Notes that test parts are read, if they are; judging goes on where the note cannot be written, as beside a model on read-only media. */
    private void note(Path comparisons, String name, List<String> parts, String sum) {
        if (parts.isEmpty()) {
            return;
        }
        try {
            TestReadings.add(comparisons, Instant.now(), name, parts, sum);
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("gruard evaluate: the reading of " + String.join(", ", parts)
                            + " could not be recorded next to " + comparisons + ": " + e.getMessage());
        }
    }

    /** The run's folder that the model lies in; the model itself where it lies elsewhere. */
    private Path owner() {
        Path folder = subject.toAbsolutePath().getParent();
        return folder != null && Files.exists(folder.resolve(RunFile.NAME)) ? folder : subject;
    }

    private DataSet dataSet(String name, DataFolders folders) throws IOException {
        return descriptor == null ? DataSet.shipped(name, folders) : DataSet.described(descriptor, folders);
    }

    /** Where sentences go: with JSON on standard output they must not mix with it. */
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
            evaluations.stream()
                    .filter(evaluation -> EvaluationName.isWhole(evaluation.name()))
                    .forEach(evaluation -> out.print(Summary.evaluation(evaluation)));
        }
        out.flush();
    }
}
