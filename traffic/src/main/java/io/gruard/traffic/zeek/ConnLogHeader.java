package io.gruard.traffic.zeek;

import io.gruard.traffic.connections.BadLineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the lines at the head of a tab-separated log say.
 *
 * @param columns names of the columns; empty before {@code #fields}
 * @param separator between cells
 * @param unset a cell without a value
 * @param empty a cell with an empty value
 */
record ConnLogHeader(List<String> columns, String separator, String unset, String empty) {
    /** The header of a log that has not named its columns yet. */
    static final ConnLogHeader NONE = new ConnLogHeader(List.of(), "\t", "-", "(empty)");

    private static final String SEPARATOR = "#separator";
    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Pattern WIDE_BLANKS = Pattern.compile(" {2,}");

    /** This header with another of its lines. */
    ConnLogHeader with(String line) {
        String[] parts = line.startsWith(SEPARATOR) ? line.split(" ", 2) : line.split(Pattern.quote(separator), -1);
        if (parts.length < 2) {
            return this;
        }
        return switch (parts[0]) {
            case SEPARATOR -> new ConnLogHeader(columns, unescaped(parts[1]), unset, empty);
            case "#fields" -> new ConnLogHeader(names(parts), separator, unset, empty);
            case "#unset_field" -> new ConnLogHeader(columns, separator, parts[1], empty);
            case "#empty_field" -> new ConnLogHeader(columns, separator, unset, parts[1]);
            // The types are known from the names of the columns.
            default -> this;
        };
    }

    /** Names have no blanks, so blanks in the last cell separate names. */
    private static List<String> names(String[] parts) {
        List<String> names = new ArrayList<>(Arrays.asList(parts).subList(1, parts.length - 1));
        names.addAll(Arrays.asList(BLANKS.split(parts[parts.length - 1].strip())));
        return List.copyOf(names);
    }

    /** Zeek writes the separator as {@code \x09}. */
    private static String unescaped(String text) {
        return text.matches("\\\\x[0-9a-fA-F]{2}")
                ? String.valueOf((char) Integer.parseInt(text.substring(2), 16))
                : text;
    }

    /**
     * The cells of a line that are set, by column.
     *
     * @param place where the line stands, for a message
     */
    Map<String, String> values(String line, String place) throws BadLineException {
        if (columns.isEmpty()) {
            throw new BadLineException(place + ": expected '#fields' before the first line of data, found '"
                    + line.substring(0, Math.min(40, line.length())) + "'");
        }
        String[] cells = line.split(Pattern.quote(separator), -1);
        if (cells.length < columns.size()) {
            cells = splitAtBlanks(cells, columns.size() - cells.length + 1);
        }
        if (cells.length != columns.size()) {
            throw new BadLineException(
                    place + ": expected " + columns.size() + " columns as in '#fields', found " + cells.length);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].equals(unset)) {
                values.put(columns.get(i), cells[i].equals(empty) ? "" : cells[i]);
            }
        }
        return values;
    }

    /** The cells with the last one split at blanks, if that makes the expected number. */
    private static String[] splitAtBlanks(String[] cells, int expected) {
        String last = cells[cells.length - 1].strip();
        String[] split = WIDE_BLANKS.split(last);
        if (split.length != expected) {
            split = BLANKS.split(last, expected);
        }
        String[] all = Arrays.copyOf(cells, cells.length - 1 + split.length);
        System.arraycopy(split, 0, all, cells.length - 1, split.length);
        return all;
    }
}
