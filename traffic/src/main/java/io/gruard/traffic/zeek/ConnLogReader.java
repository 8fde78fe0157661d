package io.gruard.traffic.zeek;

import io.gruard.traffic.Lines;
import io.gruard.traffic.connections.BadLineException;
import io.gruard.traffic.connections.FlowLog;
import io.gruard.traffic.connections.ObservedFlow;
import io.gruard.traffic.connections.SourceRow;
import io.gruard.traffic.flow.Flow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Zeek's conn.log, tab-separated or with one JSON object per line. The first character of a line shows the
 * format. Columns may be in any order; unknown columns are ignored. Blanks may separate the last columns, as in the
 * labelled logs of the Stratosphere Laboratory.
 *
 * <p>Unset values, such as duration and bytes of a single packet, are read as 0. Values that a conn.log does not have,
 * such as wrong fragments, urgent packets and content, are 0 or empty.
 */
public final class ConnLogReader implements FlowLog {
    private final Lines lines;
    private final String name;
    private long lineNumber;
    private ConnLogHeader header = ConnLogHeader.NONE;

    /**
     * Reads from a reader. Closing this closes the reader.
     *
     * @param name name of the log in messages
     */
    public ConnLogReader(BufferedReader lines, String name) {
        this.lines = new Lines(lines);
        this.name = name;
    }

    /** Reads a file. */
    public static ConnLogReader open(Path file) throws IOException {
        return new ConnLogReader(Files.newBufferedReader(file), file.toString());
    }

    /**
     * The next flow, or null at the end.
     *
     * @throws BadLineException if a line is invalid; the message names line and reason
     */
    public @Nullable Flow next() throws IOException {
        ObservedFlow next = nextObserved();
        return next == null ? null : next.flow();
    }

    @Override
    public @Nullable ObservedFlow nextObserved() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            lineNumber++;
            if (line.startsWith("#")) {
                header = header.with(line);
            } else if (!line.isBlank()) {
                return observed(new Row(line, lineNumber, header, name));
            }
        }
        return null;
    }

    private static ObservedFlow observed(Row row) throws IOException {
        Map<String, String> values = row.read();
        try {
            Flow flow = ConnLogLine.flow(values);
            return new ObservedFlow(
                    flow, ConnLogLine.summary(flow, values, row.header().columns()), row);
        } catch (IllegalArgumentException wrong) {
            throw new BadLineException(row.place() + ": " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public List<String> columns() {
        return header.columns();
    }

    private record Row(String text, long line, ConnLogHeader header, String log) implements SourceRow {
        String place() {
            return log + ":" + line;
        }

        Map<String, String> read() throws IOException {
            return text.startsWith("{") ? JsonLine.values(text, place()) : header.values(text, place());
        }

        @Override
        public Map<String, String> cells() {
            try {
                return read();
            } catch (IOException wrong) {
                throw new UncheckedIOException(wrong);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
