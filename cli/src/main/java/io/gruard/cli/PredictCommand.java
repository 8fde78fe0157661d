package io.gruard.cli;

import io.gruard.core.AtomicFile;
import io.gruard.detect.predict.CsvPrediction;
import io.gruard.detect.predict.CsvPrediction.OnBadRow;
import io.gruard.model.ModelFile;
import io.gruard.traffic.csv.BadRow;
import io.gruard.traffic.csv.RecordsException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code gruard predict}: adds the class and the probability of each class to raw records. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        header = "Predicts the class of raw records.",
        description = {
            "",
            "Reads CSV and writes every row unchanged and in order. It adds the most probable class (column predicted)"
                + " and the probability of each class (columns p_CLASS). Memory use does not depend on the size of the"
                + " file.",
            "",
            "If the first row names a feature, it is a header: features are found by name, in any order. Otherwise"
                    + " each row must begin with the features in the model's order, and no header is written. Other"
                    + " columns are copied."
        },
        footer = {"", "Example:", "  gruard predict runs/mine/model.onnx KDDTest+.txt.gz --out predicted.csv.gz"})
final class PredictCommand implements Callable<Integer> {
    /** Skipped rows that are reported one by one; the rest are counted. */
    private static final int MAX_REPORTED = 100;

    private static final int BUFFER = 1 << 16;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "a model file, or a run's folder with its model.onnx")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private Path modelFile;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "raw records as CSV, plain or .gz; - for standard input")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private Path recordsFile;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "file to write, compressed if it ends in .gz; none after an error (default: standard output)")
    private @Nullable Path out;

    @Option(
            names = "--on-error",
            paramLabel = "WHAT",
            description = "what to do at an invalid row: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private OnBadRow onError = OnBadRow.STOP;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "number of threads; results do not depend on it (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    private long reported;

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be 1 or more, found " + threads);
        }
        CsvPrediction prediction = new CsvPrediction(ModelFile.read(modelFile), threads, onError, this::report);
        CsvPrediction.PredictionSummary outcome = out == null ? toStandardOutput(prediction) : toFile(out, prediction);
        PrintWriter err = spec.commandLine().getErr();
        if (outcome.bad() > MAX_REPORTED) {
            err.println("… and " + (outcome.bad() - MAX_REPORTED) + " more bad rows");
        }
        outcome.unseen()
                .forEach((feature, categories) -> err.println(categories.rows() + " rows with a category of '" + feature
                        + "' that the training rows do not have, such as '" + categories.example() + "'"));
        err.println(outcome.predicted() + " rows predicted, " + outcome.bad() + " bad rows skipped");
        return 0;
    }

    /** Bypasses {@link System#out}, which would hide a closed pipe. */
    private CsvPrediction.PredictionSummary toStandardOutput(CsvPrediction prediction) throws IOException {
        try (Reader records = records()) {
            Writer writer = writer(new FileOutputStream(FileDescriptor.out));
            return prediction.run(recordsFile.toString(), records, writer);
        }
    }

    private CsvPrediction.PredictionSummary toFile(Path file, CsvPrediction prediction) throws IOException {
        AtomicReference<CsvPrediction.PredictionSummary> outcome = new AtomicReference<>();
        try {
            AtomicFile.write(file, stream -> outcome.set(toStream(stream, file, prediction)));
        } catch (IOException e) {
            // The message must name the records' file, not the output file.
            throw e.getCause() instanceof RecordsException wrong ? wrong : e;
        }
        return Objects.requireNonNull(outcome.get(), "the content was written");
    }

    private CsvPrediction.PredictionSummary toStream(OutputStream stream, Path file, CsvPrediction prediction)
            throws IOException {
        OutputStream target = zipped(file) ? new GZIPOutputStream(stream, BUFFER) : stream;
        try (Reader records = records()) {
            CsvPrediction.PredictionSummary outcome = prediction.run(recordsFile.toString(), records, writer(target));
            // Not closed: closing would close the stream beneath, which must still be synced to the disk.
            if (target instanceof GZIPOutputStream compressed) {
                compressed.finish();
            }
            return outcome;
        }
    }

    private Reader records() throws IOException {
        InputStream in = recordsFile.toString().equals("-")
                ? new FileInputStream(FileDescriptor.in)
                : Files.newInputStream(recordsFile);
        InputStream plain = zipped(recordsFile) ? new GZIPInputStream(in, BUFFER) : in;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER);
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    }

    private static boolean zipped(Path file) {
        return file.toString().endsWith(".gz");
    }

    private void report(BadRow row) {
        if (reported++ < MAX_REPORTED) {
            spec.commandLine().getErr().println(row);
        }
    }
}
