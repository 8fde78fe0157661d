package io.gruard.datasets.describe;

import io.gruard.datasets.descriptor.ColumnType;
import io.gruard.datasets.read.CellText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the cells of a column have in common. Holds a bounded number of different values, however many rows there are. */
final class ColumnProfile {
    /** Different values kept; beyond that they are only known to be many. */
    private static final int VALUES_KEPT = 100_000;

    /** Words from which on a column is text and no category. */
    private static final int CATEGORIES_AT_MOST = 200;

    /** Different values by row from which whole numbers and words are taken for identifiers, given enough rows. */
    private static final double IDENTIFYING = 0.9;

    private static final int ROWS_TO_JUDGE = 100;

    /** Words that never repeat name their rows even in a small file; few whole numbers that never repeat may still be measurements. */
    private static final int ROWS_TO_JUDGE_WORDS = 10;

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

    /** Takes the next cell, which has no surrounding spaces. */
    void add(String cell) {
        rows++;
        if (CellText.absent(cell)) {
            missing++;
            return;
        }
        if (values.size() < VALUES_KEPT || values.containsKey(cell)) {
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

    /** Rows whose cell is empty, NaN or the like. */
    long missing() {
        return missing;
    }

    /** How many different values there are, or at least are. */
    int distinct() {
        return values.size();
    }

    boolean constant() {
        return values.size() <= 1;
    }

    /** The different values, commonest first, if there are few. */
    List<String> commonestValues() {
        return values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean fewValues() {
        return !manyValues && values.size() <= CATEGORIES_AT_MOST;
    }

    /** Whether nearly every row has a value of its own that is no measurement. */
    boolean identifying() {
        boolean measured = numbers && !whole;
        if (!numbers && rows >= ROWS_TO_JUDGE_WORDS && values.size() == rows) {
            return true;
        }
        return !measured
                && rows >= ROWS_TO_JUDGE
                && (manyValues ? VALUES_KEPT : values.size()) >= IDENTIFYING * Math.min(rows, VALUES_KEPT);
    }

    /** The likeliest type, were it a feature. */
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

    /** Why the type is what it is, where that is worth saying; else empty. */
    String remark() {
        String absent = missing > 0 ? "%,d cells without a value".formatted(missing) : "";
        String reason = switch (type()) {
            case DROPPED ->
                values.isEmpty()
                        ? "no value at all"
                        : "constant: always " + values.keySet().iterator().next();
            case IDENTIFIER -> identifying() ? "says which row it is: nearly every row has its own" : "addresses";
            case TEXT -> "too many different words for a category";
            case TIME -> "dates or times";
            case NUMBER, INTEGER, HEXADECIMAL, CATEGORY, LABEL -> "";
        };
        return reason.isEmpty() || absent.isEmpty() ? reason + absent : reason + "; " + absent;
    }
}
