package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads WEKA's attribute-relation file format (ARFF): declarations of attributes, then one row per line.
 *
 * <p>Supports numeric, nominal, string and date attributes, names and values in single or double quotes with backslash
 * escapes, comments after {@code %}, and {@code ?} for a missing value. Sparse rows, weighted rows and relational
 * attributes are errors. Format: I. H. Witten, E. Frank, M. A. Hall, C. J. Pal, "Data Mining", 4th edition, section
 * 2.4.
 */
final class ArffReader {
    /** Attribute types whose values are plain text between commas. */
    private static final Set<String> TYPES = Set.of("numeric", "real", "integer", "string", "date");

    /**
     * A declared column.
     *
     * @param values values of a nominal attribute in their order; empty for other types
     */
    record Attribute(String name, Set<String> values) {
        /** Whether the declaration allows a value. */
        boolean allows(String value) {
            return values.isEmpty() || values.contains(value);
        }
    }

    private final String file;
    private final BufferedReader in;
    private final List<Attribute> attributes = new ArrayList<>();
    private long line;

    private String source = "";
    private int at;

    /** The unquoted cells of the current row, one after another. */
    private char[] text = new char[256];

    private int length;
    private int[] ends = new int[16];
    private boolean[] missing = new boolean[16];
    private int cells;

    /**
     * Reads the declarations, up to the first row.
     *
     * @param file name of the file in messages
     */
    ArffReader(String file, Reader in) throws IOException {
        this.file = file;
        this.in = new BufferedReader(in, 1 << 16);
        readDeclarations();
    }

    /** The columns, in the order of the cells. */
    List<Attribute> attributes() {
        return attributes;
    }

    /** The line of the current row, or of {@code @data} before the first row; counted from 1. */
    long line() {
        return line;
    }

    /** The number of cells in the current row. */
    int cells() {
        return cells;
    }

    /** The characters of all cells of the current row. Those of a cell are in {@code [from(cell), to(cell))}. */
    char[] text() {
        return text;
    }

    int from(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    int to(int cell) {
        return ends[cell];
    }

    /** Whether the cell is {@code ?} or empty. Its range is empty. */
    boolean missing(int cell) {
        return missing[cell];
    }

    String value(int cell) {
        return new String(text, from(cell), to(cell) - from(cell));
    }

    private DataException wrong(String what) {
        return new DataException(file + ":" + line + ": " + what);
    }

    /** Moves to the next line that is not empty and not a comment. False at the end. */
    private boolean nextLine() throws IOException {
        for (String next = in.readLine(); next != null; next = in.readLine()) {
            line++;
            source = line == 1 && next.startsWith("\uFEFF") ? next.substring(1) : next;
            at = 0;
            skipBlanks();
            if (!atEnd()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the rest of the line is empty or a comment. */
    private boolean atEnd() {
        return at == source.length() || source.charAt(at) == '%';
    }

    private void skipBlanks() {
        while (at < source.length() && source.charAt(at) <= ' ') {
            at++;
        }
    }

    private void readDeclarations() throws IOException {
        while (nextLine()) {
            String keyword = word().toLowerCase(Locale.ROOT);
            switch (keyword) {
                case "@relation" -> {}
                case "@attribute" -> attributes.add(attribute());
                case "@data" -> {
                    if (attributes.isEmpty()) {
                        throw wrong("expected an @attribute line before @data");
                    }
                    return;
                }
                default ->
                    throw wrong("expected @relation, @attribute or @data, found '" + shortened(source.strip()) + "'");
            }
        }
        throw new DataException(file + ": expected a line @data, found none; the ARFF file is incomplete");
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + " ..." : text;
    }

    private String word() {
        int from = at;
        while (at < source.length() && source.charAt(at) > ' ' && source.charAt(at) != '{') {
            at++;
        }
        return source.substring(from, at);
    }

    private Attribute attribute() throws DataException {
        skipBlanks();
        clear();
        String name;
        if (quoteAhead()) {
            quoted();
            name = value(0);
        } else {
            name = word();
        }
        skipBlanks();
        if (name.isEmpty() || atEnd()) {
            throw wrong("expected @attribute, a name and a type, found '" + shortened(source.strip()) + "'");
        }
        if (source.charAt(at) == '{') {
            return new Attribute(name, nominalValues(name));
        }
        String type = word();
        if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw wrong("attribute '" + name + "': expected the type numeric, real, integer, string, date or values in"
                    + " braces, found '" + type + "'");
        }
        return new Attribute(name, Set.of());
    }

    private Set<String> nominalValues(String name) throws DataException {
        int close = source.lastIndexOf('}');
        if (close < at) {
            throw wrong("attribute '" + name + "': expected a closing brace after the values");
        }
        String whole = source;
        source = whole.substring(0, close);
        at++;
        readCells();
        source = whole;
        at = close + 1;
        Set<String> values = new LinkedHashSet<>();
        for (int cell = 0; cell < cells; cell++) {
            values.add(value(cell));
        }
        return values;
    }

    /**
     * Moves to the next row.
     *
     * @return false at the end of the file
     * @throws DataException if the row is sparse or weighted, or a quote in it is not closed
     */
    boolean next() throws IOException {
        if (!nextLine()) {
            return false;
        }
        if (source.charAt(at) == '{') {
            throw wrong("expected a value for each of the " + attributes.size()
                    + " attributes, found a sparse row; convert the file with WEKA's filter SparseToNonSparse");
        }
        readCells();
        return true;
    }

    private void clear() {
        length = 0;
        cells = 0;
    }

    /** Reads the cells of a line, which are separated by commas, or by blanks if the line has no comma. */
    private void readCells() throws DataException {
        clear();
        boolean commas = source.indexOf(',', at) >= 0;
        while (true) {
            skipBlanks();
            if (atEnd() && !commas) {
                return;
            }
            if (quoteAhead()) {
                quoted();
            } else {
                plain(commas);
            }
            skipBlanks();
            if (atEnd()) {
                return;
            }
            if (source.charAt(at) == ',') {
                at++;
            } else if (commas) {
                throw wrong("expected a comma after a quoted value, found '" + shortened(source.substring(at)) + "'");
            }
        }
    }

    private boolean quoteAhead() {
        return at < source.length() && (source.charAt(at) == '\'' || source.charAt(at) == '"');
    }

    /** Reads a value up to the next comma, or up to the next blank if there are no commas. */
    private void plain(boolean commas) throws DataException {
        int from = at;
        while (!atEnd() && source.charAt(at) != ',' && (commas || source.charAt(at) > ' ')) {
            at++;
        }
        int to = at;
        while (to > from && source.charAt(to - 1) <= ' ') {
            to--;
        }
        if (to > from && source.charAt(from) == '{') {
            throw wrong("expected rows without weights, found the weight " + source.substring(from, to));
        }
        boolean absent = to == from || (to == from + 1 && source.charAt(from) == '?');
        if (!absent) {
            reserve(to - from);
            source.getChars(from, to, text, length);
            length += to - from;
        }
        endCell(absent);
    }

    private void quoted() throws DataException {
        char quote = source.charAt(at++);
        reserve(source.length() - at);
        while (at < source.length() && source.charAt(at) != quote) {
            char c = source.charAt(at++);
            text[length++] = c == '\\' && at < source.length() ? escaped(source.charAt(at++)) : c;
        }
        if (at == source.length()) {
            throw wrong("the quote " + quote + " is not closed");
        }
        at++;
        endCell(false);
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    private void endCell(boolean absent) {
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, cells * 2);
            missing = Arrays.copyOf(missing, cells * 2);
        }
        ends[cells] = length;
        missing[cells++] = absent;
    }

    private void reserve(int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }
}
