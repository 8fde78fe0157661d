package io.gruard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.Split;
import io.gruard.core.TrainingRows;
import io.gruard.core.TrainingSet;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.read.DataFolders;
import io.gruard.training.balance.Smote;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code gruard bench smote}: SMOTE on KDDTrain+ by gruard and by imbalanced-learn, on the same rows. */
@Command(
        name = "smote",
        mixinStandardHelpOptions = true,
        header =
                "Compares SMOTE with imbalanced-learn: all classes of KDDTrain+ are raised to the size of the largest.")
final class SmoteComparison implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "search this folder before the default folders")
    private @Nullable Path data;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "rounds of each side; the medians are compared (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--threads", description = "threads of gruard (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        TrainingSet set = trainingSet();
        out.printf(
                "%,d rows, %d columns, %d threads%n", set.rows(), set.matrix().columns(), threads);
        JsonNode theirs = theirs(set);
        double peerMedian = median(seconds(theirs.get("seconds")));
        out.printf(
                "imbalanced-learn %s: %s s, median %.2f s, %,d synthetic rows%n",
                theirs.get("versions"),
                theirs.get("seconds"),
                peerMedian,
                theirs.get("rows").asInt());
        List<Double> ours = new ArrayList<>();
        int made = 0;
        for (int round = 0; round <= rounds; round++) {
            long start = System.nanoTime();
            made = Smote.defaults().apply(set, round, threads).rows();
            ours.add((System.nanoTime() - start) / 1e9);
        }
        double cold = ours.removeFirst();
        double ownMedian = median(ours);
        out.printf(
                "gruard: first round %.2f s, later rounds median %.2f s, %,d synthetic rows%n", cold, ownMedian, made);
        out.printf("speed-up: %.1f (%.1f in the first round)%n", peerMedian / ownMedian, peerMedian / cold);
        out.flush();
        return 0;
    }

    private TrainingSet trainingSet() throws IOException {
        DataSet nslKdd = DataSet.shipped("nsl-kdd", DataFolders.defaults(data));
        TrainingRows rows = Split.allForTraining(
                        nslKdd.records("KDDTrain+", nslKdd.descriptor().task()))
                .training();
        return Encoder.fit(rows, EncoderSettings.defaults()).apply(rows);
    }

    private JsonNode theirs(TrainingSet set) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("gruard-bench-smote");
        Path rows = folder.resolve("rows.f32");
        Path classes = folder.resolve("classes.i32");
        try {
            write(rows, set.matrix().values());
            write(classes, set.classOfRow());
            String printed = PythonEnvironment.of("smote")
                    .run(
                            rows.toString(),
                            classes.toString(),
                            String.valueOf(set.matrix().columns()),
                            String.valueOf(rounds));
            return new ObjectMapper().readTree(printed);
        } finally {
            Files.deleteIfExists(rows);
            Files.deleteIfExists(classes);
            Files.delete(folder);
        }
    }

    private static void write(Path file, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes.array());
        }
    }

    private static void write(Path file, int[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        Files.write(file, bytes.array());
    }

    private static List<Double> seconds(JsonNode node) {
        List<Double> seconds = new ArrayList<>();
        node.forEach(value -> seconds.add(value.asDouble()));
        return seconds;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
