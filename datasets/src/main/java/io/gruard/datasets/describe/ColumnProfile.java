package io.gruard.datasets.describe;

import io.gruard.datasets.descriptor.ColumnType;
import io.gruard.datasets.read.CellText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Statistics of the cells of a column. Keeps a bounded number of different values. */
final class ColumnProfile {
    /** Maximum number of different values kept. If there are more, only that fact is known. */
    private static final int MAX_VALUES = 100_000;

    /** Maximum number of categories. A column with more is text. */
    private static final int MAX_CATEGORIES = 200;

    /** Minimum ratio of different values to rows of an identifier, if there are enough rows. */
    private static final double MIN_DISTINCT_RATIO = 0.9;

    private static final int MIN_ROWS = 100;

    /**
     * Texts that never repeat are identifiers even in a small file. A few integers that never repeat may be
     * measurements.
     */
    private static final int MIN_ROWS_OF_TEXTS = 10;

    private static final Pattern ADDRESS = Pattern.compile(
            "(\\d{1,3}\\.){3}\\d{1,3}|([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}|([0-9a-fA-F]*:){3,}[0-9a-fA-F]*");
    private static final Pattern TIME =
            Pattern.compile(".*\\d{1,4}[-/]\\d{1,2}[-/]\\d{1,4}.*|.*\\d{1,2}:\\d{2}:\\d{2}(\\.\\d+)?.*");

    private final String name;
    private final Map<String, Integer> values = new HashMap<>();
    private boolean manyValues;
    private long rows;
    private long missing;
    private boolean numbers = true;
    private boolean whole = true;
    private boolean hexadecimal = true;
    private boolean prefixed;
    private boolean addresses = true;
    private boolean times = true;

    ColumnProfile(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Adds a cell, which has no surrounding blanks. */
    void add(String cell) {
        rows++;
        if (CellText.absent(cell)) {
            missing++;
            return;
        }
        if (values.size() < MAX_VALUES || values.containsKey(cell)) {
            values.merge(cell, 1, Integer::sum);
        } else {
            manyValues = true;
        }
        double number = CellText.decimal(cell);
        numbers &= !Double.isNaN(number);
        whole &= number == Math.rint(number);
        hexadecimal = hexadecimal && !Double.isNaN(CellText.hexadecimal(cell));
        prefixed |= cell.startsWith("0x");
        addresses = addresses && ADDRESS.matcher(cell).matches();
        times = times && TIME.matcher(cell).matches();
    }

    /** The number of rows whose cell is empty, NaN or similar. */
    long missing() {
        return missing;
    }

    /** The number of different values, or a lower bound. */
    int distinct() {
        return values.size();
    }

    boolean constant() {
        return values.size() <= 1;
    }

    /** The different values, most frequent first, if there are few. */
    List<String> commonestValues() {
        return values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean fewValues() {
        return !manyValues && values.size() <= MAX_CATEGORIES;
    }

    /** Whether the column identifies rows: almost every row has a different value that is not a measurement. */
    boolean identifying() {
        boolean measured = numbers && !whole;
        if (!numbers && rows >= MIN_ROWS_OF_TEXTS && values.size() == rows) {
            return true;
        }
        return !measured
                && rows >= MIN_ROWS
                && (manyValues ? MAX_VALUES : values.size()) >= MIN_DISTINCT_RATIO * Math.min(rows, MAX_VALUES);
    }

    /** The most likely type, if the column is a feature. */
    ColumnType type() {
        if (constant()) {
            return ColumnType.DROPPED;
        }
        if (prefixed && hexadecimal) {
            return ColumnType.HEXADECIMAL;
        }
        if (!numbers && addresses) {
            return ColumnType.IDENTIFIER;
        }
        if (!numbers && times) {
            return ColumnType.TIME;
        }
        if (identifying()) {
            return ColumnType.IDENTIFIER;
        }
        if (numbers) {
            return whole ? ColumnType.INTEGER : ColumnType.NUMBER;
        }
        return fewValues() ? ColumnType.CATEGORY : ColumnType.TEXT;
    }

    /** The reason for the type, if it needs an explanation; otherwise empty. */
    String remark() {
        String absent = missing > 0 ? "%,d cells without a value".formatted(missing) : "";
        String reason = switch (type()) {
            case DROPPED ->
                values.isEmpty()
                        ? "no values"
                        : "constant: always " + values.keySet().iterator().next();
            case IDENTIFIER -> identifying() ? "identifies rows: almost every row has a different value" : "addresses";
            case TEXT -> "too many different values for a category";
            case TIME -> "dates or times";
            case NUMBER, INTEGER, HEXADECIMAL, CATEGORY, LABEL -> "";
        };
        return reason.isEmpty() || absent.isEmpty() ? reason + absent : reason + "; " + absent;
    }
}
