package io.gruard.detect.predict;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.gruard.core.Encoded;
import io.gruard.core.Matrix;
import io.gruard.core.Schema;
import io.gruard.model.RecordClassifier;
import io.gruard.model.RecordScores;
import io.gruard.model.TrainedModel;
import io.gruard.model.Verdict;
import io.gruard.model.VerdictRule;
import io.gruard.traffic.csv.BadRow;
import io.gruard.traffic.csv.FieldOrder;
import io.gruard.traffic.csv.RecordBatch;
import io.gruard.traffic.csv.RecordsException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Classifies the raw records of a CSV file as a stream, some thousands at a time. Every row is written unchanged and in
 * order, followed by the most probable class ({@code predicted}) and the probability of each class ({@code p_CLASS}).
 * If the model measures novelty, three columns follow: {@code novelty}, {@code verdict} (benign, known or unknown) and
 * the class that the verdict counts as ({@code verdict_class}).
 *
 * <p>A file whose first row names any feature has a header: features are found by name, in any order. Otherwise each
 * row begins with the features in the schema's order, and no header is written. Other fields are copied. Probabilities
 * are written with the fewest digits that read back as the same float.
 *
 * @param model defines the classes
 * @param threads number of threads; results do not depend on it
 * @param onBadRow what happens to an invalid row
 * @param skippedRows receives each row that is skipped
 */
public record CsvPrediction(TrainedModel model, int threads, OnBadRow onBadRow, Consumer<BadRow> skippedRows) {
    private static final int BATCH = 4096;

    /** What happens to a row with too few or too many fields, or a field that is not a value of its feature. */
    public enum OnBadRow {
        /** the run stops with an error */
        STOP,
        /** the row is skipped */
        SKIP
    }

    /**
     * The result of a file.
     *
     * @param predicted rows with a class
     * @param bad rows skipped
     * @param unseen by feature, rows whose category the training rows did not have, if any; the encoder treats such a
     *     category as none of the known ones
     */
    public record PredictionSummary(long predicted, long bad, SortedMap<String, UnseenCategories> unseen) {
        public PredictionSummary {
            unseen = Collections.unmodifiableSortedMap(new TreeMap<>(unseen));
        }
    }

    /**
     * Categories of a feature that the training rows did not have.
     *
     * @param rows rows with any of them
     * @param example the first of them; blanks around a category are part of it
     */
    public record UnseenCategories(long rows, String example) {
        private static UnseenCategories join(UnseenCategories one, UnseenCategories other) {
            return new UnseenCategories(one.rows + other.rows, one.example);
        }
    }

    /**
     * Reads to the end. Closes neither reader nor writer.
     *
     * @param source the file's name, for messages
     * @throws RecordsException if the header does not fit, a row is invalid and must not be skipped, or reading fails;
     *     names the line
     * @throws IOException if writing fails
     */
    public PredictionSummary run(String source, Reader in, Writer out) throws IOException {
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        try (RecordClassifier classifier = model.classifier(threads)) {
            return new FilePass(source, writer, classifier).through(in);
        }
    }

    /** One pass over a file. */
    private final class FilePass {
        private final String source;
        private final CsvWriter out;
        private final RecordClassifier classifier;
        private @Nullable RecordBatch batch;
        private long line;
        private long predicted;
        private long bad;
        private final SortedMap<String, UnseenCategories> unseen = new TreeMap<>();

        FilePass(String source, CsvWriter out, RecordClassifier classifier) {
            this.source = source;
            this.out = out;
            this.classifier = classifier;
        }

        // Reads all rows. The reader stays open, because it would close its source, which is the caller's.
        PredictionSummary through(Reader in) throws IOException {
            CsvReader<CsvRecord> rows = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(in);
            try {
                for (CsvRecord row : rows) {
                    line = row.getStartingLineNumber();
                    accept(row.getFields());
                }
            } catch (UncheckedIOException | CsvParseException e) {
                throw new RecordsException(source + ": after line " + line + ": " + reason(e), e);
            }
            if (batch != null && batch.size() > 0) {
                predict(batch.take());
            }
            out.flush();
            return new PredictionSummary(predicted, bad, unseen);
        }

        /** FastCSV's message repeats the position; its cause states the error. */
        private static String reason(Throwable failure) {
            Throwable cause = failure.getCause();
            return cause == null ? String.valueOf(failure.getMessage()) : reason(cause);
        }

        private void accept(List<String> fields) throws IOException {
            if (batch == null) {
                boolean header = FieldOrder.isHeader(model.schema(), fields);
                batch = new RecordBatch(model.encoder(), order(fields, header));
                if (header) {
                    writeHeader(fields);
                    return;
                }
            }
            String wrong = batch.add(fields);
            if (wrong != null) {
                skip(new BadRow(source, line, wrong));
            } else if (batch.size() == BATCH) {
                predict(batch.take());
            }
        }

        private FieldOrder order(List<String> first, boolean header) throws RecordsException {
            Schema schema = model.schema();
            try {
                return header ? FieldOrder.byHeader(schema, first) : FieldOrder.bySchema(schema, first.size());
            } catch (IllegalArgumentException e) {
                throw new RecordsException(new BadRow(source, line, String.valueOf(e.getMessage())));
            }
        }

        private void writeHeader(List<String> header) throws IOException {
            List<String> names = new ArrayList<>(FieldOrder.names(header));
            for (String added : addedColumns(model)) {
                if (names.contains(added)) {
                    String reason = "the header has a column '" + added + "', which would be added; rename it";
                    throw new RecordsException(new BadRow(source, line, reason));
                }
                names.add(added);
            }
            write(names);
        }

        private void skip(BadRow row) throws RecordsException {
            switch (onBadRow) {
                case STOP -> throw new RecordsException(row);
                case SKIP -> {
                    bad++;
                    skippedRows.accept(row);
                }
            }
        }

        private void write(List<String> fields) throws IOException {
            try {
                out.writeRecord(fields);
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause(), "its constructor requires a cause");
            }
        }

        private void predict(RecordBatch.Filled filled) throws IOException {
            Encoded encoded = model.encoder().apply(filled.table());
            encoded.unseen()
                    .forEach(one -> unseen.merge(
                            one.feature(), new UnseenCategories(one.rows(), one.category()), UnseenCategories::join));
            RecordScores scores = classifier.scores(encoded, filled.table());
            Matrix probabilities = scores.probabilities();
            VerdictRule rule = model.rule();
            int[] best = RecordClassifier.mostProbable(probabilities);
            for (int row = 0; row < best.length; row++) {
                List<String> fields = new ArrayList<>(filled.rows().get(row));
                fields.add(model.classes().name(best[row]));
                for (int candidate = 0; candidate < probabilities.columns(); candidate++) {
                    fields.add(Float.toString(probabilities.get(row, candidate)));
                }
                if (model.novelty() != null) {
                    Verdict verdict = rule.verdict(scores, row);
                    fields.add(Float.toString(scores.novelty()[row]));
                    fields.add(verdict.id());
                    fields.add(
                            model.classes().name(verdict.asClass(model.classes().benign())));
                }
                write(fields);
            }
            predicted += best.length;
        }
    }

    private static List<String> addedColumns(TrainedModel model) {
        List<String> added = new ArrayList<>(List.of("predicted"));
        model.classes().names().forEach(name -> added.add("p_" + name));
        if (model.novelty() != null) {
            added.addAll(List.of("novelty", "verdict", "verdict_class"));
        }
        return added;
    }
}
