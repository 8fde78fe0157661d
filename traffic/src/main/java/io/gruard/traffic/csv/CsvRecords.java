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
 * Raw records out of CSV, one after the other, with or without a header. A row that is no record is
 * counted and passed over, since a stream is not to end by it.
 */
public final class CsvRecords implements Closeable {
    /**
     * A row.
     *
     * @param number of the record, counting from 1 over all rows that are none of the header
     * @param features by the names of the model's features, as text; each can be a value of its feature
     * @param others the other fields by their names, where there is a header
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
     * Reads as far as it takes to know which field is which feature.
     *
     * @param encoder of the model that wants the records
     * @param source the file's name, for messages
     * @param in closed with this
     * @throws RecordsException if the features are not all there; the message lists what is missing
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

    /** Rows that were no records so far. */
    public long badRows() {
        return bad;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
