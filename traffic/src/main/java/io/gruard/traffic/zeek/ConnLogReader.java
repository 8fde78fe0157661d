package io.gruard.traffic.zeek;

import io.gruard.traffic.Lines;
import io.gruard.traffic.flow.Flow;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Zeek's conn.log, tab-separated or with one JSON object per line. The first character of a line shows the
 * format. Columns may be in any order; unknown columns are ignored.
 *
 * <p>Unset values, such as duration and bytes of a single packet, are read as 0. Values that a conn.log does not have,
 * such as wrong fragments, urgent packets and content, are 0 or empty.
 */
public final class ConnLogReader implements Closeable {
    private static final String FIELDS = "#fields";
    private static final String UNSET_FIELD = "#unset_field";
    private static final String EMPTY_FIELD = "#empty_field";
    private static final String SEPARATOR = "#separator";

    private final Lines lines;
    private final String name;
    private long lineNumber;
    private List<String> columns = List.of();
    private String separator = "\t";
    private String unset = "-";
    private String empty = "(empty)";

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
        for (String line = lines.next(); line != null; line = lines.next()) {
            lineNumber++;
            if (line.startsWith("#")) {
                header(line);
            } else if (!line.isBlank()) {
                return flow(line);
            }
        }
        return null;
    }

    private void header(String line) {
        String[] parts = line.startsWith(SEPARATOR) ? line.split(" ", 2) : line.split(Pattern.quote(separator), -1);
        if (parts.length < 2) {
            return;
        }
        switch (parts[0]) {
            case SEPARATOR -> separator = unescaped(parts[1]);
            case FIELDS -> columns = Arrays.asList(parts).subList(1, parts.length);
            case UNSET_FIELD -> unset = parts[1];
            case EMPTY_FIELD -> empty = parts[1];
            default -> {
                // The types are known from the names of the columns.
            }
        }
    }

    /** Decodes the separator, which Zeek writes as {@code \x09}. */
    private static String unescaped(String text) {
        return text.matches("\\\\x[0-9a-fA-F]{2}")
                ? String.valueOf((char) Integer.parseInt(text.substring(2), 16))
                : text;
    }

    private Flow flow(String line) throws IOException {
        Map<String, String> values = line.startsWith("{") ? JsonLine.values(line, place()) : tabbed(line);
        try {
            return ConnLogLine.flow(values);
        } catch (IllegalArgumentException wrong) {
            throw new BadLineException(place() + ": " + wrong.getMessage(), wrong);
        }
    }

    private Map<String, String> tabbed(String line) throws IOException {
        if (columns.isEmpty()) {
            throw new BadLineException(place() + ": expected '#fields' before the first row, found '"
                    + line.substring(0, Math.min(40, line.length())) + "'");
        }
        String[] cells = line.split(Pattern.quote(separator), -1);
        if (cells.length != columns.size()) {
            throw new BadLineException(
                    place() + ": expected " + columns.size() + " columns as in '#fields', found " + cells.length);
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].equals(unset)) {
                values.put(columns.get(i), cells[i].equals(empty) ? "" : cells[i]);
            }
        }
        return values;
    }

    private String place() {
        return name + ":" + lineNumber;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
