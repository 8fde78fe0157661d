package io.gruard.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words, each kept once.
 *
 * @param codes one index into {@code dictionary} a row; shared, not copied
 * @param dictionary distinct words; may hold words that no row uses
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

    /** The column of these words; the dictionary is in the order of first appearance. */
    public static Categories of(List<String> words) {
        Map<String, Integer> codes = new HashMap<>();
        List<String> dictionary = new ArrayList<>();
        int[] column = new int[words.size()];
        for (int row = 0; row < column.length; row++) {
            column[row] = codes.computeIfAbsent(words.get(row), word -> {
                dictionary.add(word);
                return dictionary.size() - 1;
            });
        }
        return new Categories(column, dictionary);
    }

    @Override
    public int size() {
        return codes.length;
    }

    /** The word of that row. */
    public String value(int row) {
        return dictionary.get(codes[row]);
    }

    @Override
    public Categories select(int[] rows) {
        int[] selected = new int[rows.length];
        Arrays.setAll(selected, i -> codes[rows[i]]);
        return new Categories(selected, dictionary);
    }

    /** How many rows hold each word of the dictionary, in its order. */
    public int[] counts() {
        int[] counts = new int[dictionary.size()];
        for (int code : codes) {
            counts[code]++;
        }
        return counts;
    }

    /** These rows, then those of another column; its words that are new here come last in the dictionary. */
    Categories followedBy(Categories other) {
        Map<String, Integer> known = new HashMap<>();
        List<String> words = new ArrayList<>(dictionary);
        for (int code = 0; code < words.size(); code++) {
            known.putIfAbsent(words.get(code), code);
        }
        int[] translated = new int[other.dictionary.size()];
        for (int code = 0; code < translated.length; code++) {
            translated[code] = known.computeIfAbsent(other.dictionary.get(code), word -> {
                words.add(word);
                return words.size() - 1;
            });
        }
        int[] joined = Arrays.copyOf(codes, codes.length + other.codes.length);
        for (int row = 0; row < other.codes.length; row++) {
            joined[codes.length + row] = translated[other.codes[row]];
        }
        return new Categories(joined, words);
    }
}
