package io.gruard.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A categorical column. Each distinct value is stored once.
 *
 * @param codes one index into {@code dictionary} for each row; shared, not copied
 * @param dictionary distinct values; may hold values that no row uses
 */
public record Categories(int[] codes, List<String> dictionary) implements Column {
    public Categories {
        dictionary = List.copyOf(dictionary);
        for (int code : codes) {
            if (code < 0 || code >= dictionary.size()) {
                throw new IllegalArgumentException(
                        "category code must be in 0.." + (dictionary.size() - 1) + ", found " + code);
            }
        }
    }

    /** Makes a column of one value for each row. The dictionary is in the order of first appearance. */
    public static Categories of(List<String> values) {
        Map<String, Integer> codes = new HashMap<>();
        List<String> dictionary = new ArrayList<>();
        int[] column = new int[values.size()];
        for (int row = 0; row < column.length; row++) {
            column[row] = codes.computeIfAbsent(values.get(row), value -> {
                dictionary.add(value);
                return dictionary.size() - 1;
            });
        }
        return new Categories(column, dictionary);
    }

    @Override
    public int size() {
        return codes.length;
    }

    /** The value of a row. */
    public String value(int row) {
        return dictionary.get(codes[row]);
    }

    @Override
    public Categories select(int[] rows) {
        int[] selected = new int[rows.length];
        Arrays.setAll(selected, i -> codes[rows[i]]);
        return new Categories(selected, dictionary);
    }

    /** Number of rows of each value, in the order of the dictionary. */
    public int[] counts() {
        int[] counts = new int[dictionary.size()];
        for (int code : codes) {
            counts[code]++;
        }
        return counts;
    }

    /** Appends the rows of another column. New values of that column come last in the dictionary. */
    Categories followedBy(Categories other) {
        Map<String, Integer> known = new HashMap<>();
        List<String> values = new ArrayList<>(dictionary);
        for (int code = 0; code < values.size(); code++) {
            known.putIfAbsent(values.get(code), code);
        }
        int[] translated = new int[other.dictionary.size()];
        for (int code = 0; code < translated.length; code++) {
            translated[code] = known.computeIfAbsent(other.dictionary.get(code), value -> {
                values.add(value);
                return values.size() - 1;
            });
        }
        int[] joined = Arrays.copyOf(codes, codes.length + other.codes.length);
        for (int row = 0; row < other.codes.length; row++) {
            joined[codes.length + row] = translated[other.codes[row]];
        }
        return new Categories(joined, values);
    }
}
