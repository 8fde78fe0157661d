package io.gruard.traffic.can;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes frames as CSV with a header: when and where they were seen, then CICIoV2024's features. */
public final class CanCsvWriter {
    private static final List<String> FEATURES = CanFeatures.schema().names();

    private final Writer out;

    /** Writes the header. Leaves the writer open. */
    public CanCsvWriter(Writer out) throws IOException {
        this.out = out;
        out.append("ts,bus,").append(String.join(",", FEATURES)).append('\n');
    }

    /** Writes a frame that has the features, see {@link CanFeatures#given}. */
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

    /** A log may hold any word as the bus. */
    private static String cell(String word) {
        return word.contains(",") || word.contains("\"") ? '"' + word.replace("\"", "\"\"") + '"' : word;
    }
}
