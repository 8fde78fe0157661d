package io.gruard.traffic.kdd;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import io.gruard.traffic.flow.Flow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Writes records as CSV with a header: which flow it is (columns {@link #IDENTITY}), features, and the label if labels are
 * known. A feature that is absent is an empty cell. No cell needs quoting.
 */
public final class KddCsvWriter {
    /** Begin in seconds since 1970-01-01 UTC, addresses, ports, and the Community ID. */
    public static final List<String> IDENTITY = List.of("ts", "orig_h", "orig_p", "resp_h", "resp_p", "community_id");

    private final Writer out;
    private final Schema schema;
    private final boolean labelled;
    private final StringBuilder row = new StringBuilder();

    /**
     * Writes the header. Leaves the writer open.
     *
     * @param schema some of NSL-KDD's features
     */
    public KddCsvWriter(Writer out, Schema schema, boolean labelled) throws IOException {
        this.out = out;
        this.schema = schema;
        this.labelled = labelled;
        row.append(String.join(",", IDENTITY));
        for (Feature feature : schema.features()) {
            row.append(',').append(feature.name());
        }
        end(labelled ? "label" : "");
    }

    /** Writes a record without a label. */
    public void write(KddRecord record) throws IOException {
        write(record, "");
    }

    /** Writes a record with its label, which a table without labels leaves out. */
    public void write(KddRecord record, String label) throws IOException {
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
                case Feature.Categorical words -> row.append(record.word(index));
                case Feature.Numeric numeric -> append(record.number(index));
            }
        }
        end(label);
    }

    private void append(double value) {
        if (value == Math.rint(value)) {
            row.append((long) value);
        } else if (!Double.isNaN(value)) {
            row.append(value);
        }
    }

    private void end(String label) throws IOException {
        if (labelled) {
            row.append(',').append(label);
        }
        out.append(row.append('\n'));
        row.setLength(0);
    }
}
