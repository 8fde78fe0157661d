package io.gruard.traffic.tshark;

import java.io.IOException;
import java.io.Writer;

/** Writes packets as CSV with a header: the 61 columns of Edge-IIoTset, in the order of the published files. */
public final class EdgeCsvWriter {
    private final Writer out;

    /** Writes the header. Leaves the writer open. */
    public EdgeCsvWriter(Writer out) throws IOException {
        this.out = out;
        out.append(String.join(",", EdgeFeatures.columns())).append('\n');
    }

    /** Writes a packet. */
    public void write(EdgeRecord record) throws IOException {
        StringBuilder row = new StringBuilder(256);
        for (String cell : record.cells()) {
            row.append(row.isEmpty() ? "" : ",").append(quoted(cell));
        }
        out.append(row.append('\n'));
    }

    private static String quoted(String cell) {
        boolean plain =
                cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
