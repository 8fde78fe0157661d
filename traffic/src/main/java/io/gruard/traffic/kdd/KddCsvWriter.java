package io.gruard.traffic.kdd;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import io.gruard.traffic.flow.Flow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Writes records as CSV with a header: the columns {@link #IDENTITY}, the features, and additional columns such as a
 * label. A missing feature is an empty cell. Only cells of additional columns may need quotes.
 */
public final class KddCsvWriter {
    /** Start time in seconds since 1970-01-01 UTC, addresses, ports, and the Community ID. */
    public static final List<String> IDENTITY = List.of("ts", "orig_h", "orig_p", "resp_h", "resp_p", "community_id");

    private final Writer out;
    private final Schema schema;
    private final int additional;
    private final StringBuilder row = new StringBuilder();

    /** Writes the header of a table without additional columns. Leaves the writer open. */
    public KddCsvWriter(Writer out, Schema schema) throws IOException {
        this(out, schema, List.of());
    }

    /**
     * Writes the header. Leaves the writer open.
     *
     * @param schema some of NSL-KDD's features
     * @param additional names of the columns after the features
     */
    public KddCsvWriter(Writer out, Schema schema, List<String> additional) throws IOException {
        this.out = out;
        this.schema = schema;
        this.additional = additional.size();
        row.append(String.join(",", IDENTITY));
        for (Feature feature : schema.features()) {
            row.append(',').append(feature.name());
        }
        end(additional);
    }

    /** Writes a record into a table without additional columns. */
    public void write(KddRecord record) throws IOException {
        write(record, List.of());
    }

    /** Writes a record with the cells of the additional columns. */
    public void write(KddRecord record, List<String> cells) throws IOException {
        if (cells.size() != additional) {
            throw new IllegalArgumentException(
                    "expected " + additional + " cells for the additional columns, found " + cells.size());
        }
        Flow flow = record.flow();
        row.append(String.format(
                Locale.ROOT,
                "%d.%09d",
                Math.floorDiv(flow.startNanos(), 1_000_000_000L),
                Math.floorMod(flow.startNanos(), 1_000_000_000L)));
        row.append(',').append(flow.originator()).append(',').append(flow.originatorPort());
        row.append(',').append(flow.responder()).append(',').append(flow.responderPort());
        row.append(',').append(flow.communityId());
        for (Feature feature : schema.features()) {
            int index = KddFeatures.NAMES.indexOf(feature.name());
            row.append(',');
            switch (feature) {
                case Feature.Categorical words -> row.append(record.category(index));
                case Feature.Numeric numeric -> append(record.number(index));
            }
        }
        end(cells);
    }

    private void append(double value) {
        if (value == Math.rint(value)) {
            row.append((long) value);
        } else if (!Double.isNaN(value)) {
            row.append(value);
        }
    }

    private static String quoted(String cell) {
        return cell.indexOf(',') < 0 && cell.indexOf('"') < 0 ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private void end(List<String> cells) throws IOException {
        cells.forEach(cell -> row.append(',').append(quoted(cell)));
        out.append(row.append('\n'));
        row.setLength(0);
    }
}
