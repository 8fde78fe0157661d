package io.gruard.traffic.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads raw records from CSV one by one, with or without a header. Rows that are not valid records are counted and
 * skipped, so that they do not end a stream.
 */
public final class CsvRecords implements Closeable {
    /**
     * A row.
     *
     * @param number number of the row, counted from 1 over all rows after the header
     * @param features values by the names of the model's features, as text; each is a valid value of its feature
     * @param others the other fields by name, if there is a header
     */
    public record CsvRow(long number, Map<String, String> features, Map<String, String> others) {}

    private final String source;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final List<FeatureCell> cells;
    private final List<String> names;
    private final List<Integer> places;
    private final int width;
    private @Nullable CsvRecord first;
    private long number;
    private long bad;

    /**
     * Reads the header, or the first row if there is no header, to match fields and features.
     *
     * @param encoder encoder of the model that uses the records
     * @param source name of the file, for messages
     * @param in reader, which is closed with this object
     * @throws RecordsException if features are missing; the message lists them
     */
    public CsvRecords(FittedEncoder encoder, String source, Reader in) throws IOException {
        this.source = source;
        reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(in);
        rows = reader.iterator();
        cells = encoder.encodings().stream().map(FeatureCell::of).toList();
        CsvRecord top = read();
        Schema schema = encoder.schema();
        List<String> fields = top == null ? List.of() : top.getFields();
        boolean header = FieldOrder.isHeader(schema, fields);
        try {
            FieldOrder order =
                    header ? FieldOrder.byHeader(schema, fields) : FieldOrder.bySchema(schema, fields.size());
            places = order.fieldOfFeature();
            width = order.fields();
        } catch (IllegalArgumentException e) {
            throw new RecordsException(new BadRow(source, 1, String.valueOf(e.getMessage())));
        }
        names = header ? FieldOrder.names(fields) : List.of();
        first = header ? null : top;
    }

    private @Nullable CsvRecord read() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException | CsvParseException e) {
            throw new RecordsException(source + ": after row " + number + ": " + e.getMessage(), e);
        }
    }

    /** The next record, or null at the end. */
    public @Nullable CsvRow next() throws IOException {
        while (true) {
            CsvRecord row = first == null ? read() : first;
            first = null;
            if (row == null) {
                return null;
            }
            number++;
            List<String> fields = row.getFields();
            if (isRecord(fields)) {
                return new CsvRow(number, features(fields), others(fields));
            }
            bad++;
        }
    }

    private boolean isRecord(List<String> fields) {
        if (fields.size() != width) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).offer(fields.get(places.get(i))) != null) {
                return false;
            }
        }
        return true;
    }

    private Map<String, String> features(List<String> fields) {
        Map<String, String> features = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            FeatureCell cell = cells.get(i);
            features.put(cell.feature(), cell.value(fields.get(places.get(i))));
        }
        return features;
    }

    private Map<String, String> others(List<String> fields) {
        Map<String, String> others = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!places.contains(i)) {
                others.put(names.get(i), fields.get(i).strip());
            }
        }
        return others;
    }

    /** Number of rows so far that are not valid records. */
    public long badRows() {
        return bad;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
