package io.gruard.traffic.can;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes frames as CSV with a header: time, bus, then the features of CICIoV2024. */
public final class CanCsvWriter {
    private static final List<String> FEATURES = CanFeatures.schema().names();

    private final Writer out;

    /** Writes the header. Leaves the writer open. */
    public CanCsvWriter(Writer out) throws IOException {
        this.out = out;
        out.append("ts,bus,").append(String.join(",", FEATURES)).append('\n');
    }

    /** Writes a frame, which must have the features, see {@link CanFeatures#availableFor}. */
    public void write(CanFrame frame) throws IOException {
        StringBuilder row = new StringBuilder(64);
        row.append(String.format(
                Locale.ROOT,
                "%d.%06d,%s",
                Math.floorDiv(frame.timeNanos(), 1_000_000_000L),
                Math.floorMod(frame.timeNanos(), 1_000_000_000L) / 1000,
                cell(frame.bus())));
        for (String feature : FEATURES) {
            row.append(',').append((long) CanFeatures.number(frame, feature));
        }
        out.append(row.append('\n'));
    }

    /** Quotes a cell if necessary. A log may contain any text as the bus. */
    private static String cell(String bus) {
        return bus.contains(",") || bus.contains("\"") ? '"' + bus.replace("\"", "\"\"") + '"' : bus;
    }
}
