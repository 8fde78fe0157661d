package io.gruard.traffic.source;

import io.gruard.core.FittedEncoder;
import io.gruard.traffic.csv.CsvRecords;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of CSV with the features of a model. A row with the columns of a flow, as
 * {@code gruard features --kind kdd} writes them, is a connection. Of other rows only file and row number are known.
 */
public final class RowRecords implements RecordSource {
    private final CsvRecords rows;
    private final String name;
    private final RecordKind kind;
    private long read;

    /**
     * Reads the header, see {@link CsvRecords}.
     *
     * @param encoder encoder of the model that uses the records
     * @param name name of the file, for messages and alerts
     * @param in reader, which is closed with this object
     * @throws IOException if features are missing; the message lists them
     */
    public RowRecords(FittedEncoder encoder, String name, Reader in) throws IOException {
        this.rows = new CsvRecords(encoder, name, in);
        this.name = name;
        this.kind = new RecordKind("rows of " + name, encoder.schema());
    }

    @Override
    public RecordKind kind() {
        return kind;
    }

    @Override
    public void readInto(RecordSink sink, BooleanSupplier stop) throws IOException {
        CsvRecords.@Nullable CsvRow row = rows.next();
        while (row != null && !stop.getAsBoolean()) {
            read++;
            sink.accept(new Observation(subject(row), new MapRow(row.features()), System.nanoTime()));
            row = rows.next();
        }
    }

    private Subject subject(CsvRecords.CsvRow row) {
        Subject plain = new Subject.RowSubject(name, row.number(), System.currentTimeMillis() * 1_000_000L);
        return RowIdentity.flow(row).<Subject>map(Subject.FlowSubject::new).orElse(plain);
    }

    @Override
    public SourceCounts counts() {
        return SourceCounts.of("rows", read, Map.of("malformed_row", rows.badRows()));
    }

    @Override
    public String summary() {
        return String.format(Locale.ROOT, "%,d rows; left out: %,d malformed rows", read, rows.badRows());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private record MapRow(Map<String, String> features) implements FeatureRow {
        @Override
        public double number(String feature) {
            return Double.parseDouble(category(feature));
        }

        @Override
        public String category(String feature) {
            return Objects.requireNonNull(features.get(feature), feature);
        }
    }
}
