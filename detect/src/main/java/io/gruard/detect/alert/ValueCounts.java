package io.gruard.detect.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the first few distinct values of a stream. Empty values are ignored. */
final class ValueCounts {
    private static final int KEPT = 20;

    private final Map<String, Long> counts = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    void add(String word) {
        add(word, 1);
    }

    private void add(String word, long times) {
        if (word.isEmpty()) {
            return;
        }
        Long before = counts.get(word);
        if (before != null) {
            counts.put(word, before + times);
        } else if (order.size() < KEPT) {
            counts.put(word, times);
            order.add(word);
        }
    }

    void addAll(ValueCounts other) {
        other.order.forEach(word -> add(word, other.counts.getOrDefault(word, 0L)));
    }

    /** Returns the values as a spread of {@code different} values in all. */
    AddressSpread spread(long different) {
        return order.isEmpty()
                ? AddressSpread.NONE
                : new AddressSpread(commonest(), Math.max(different, order.size()), order);
    }

    /** Returns the most frequent value, the earlier one if several are equal; empty if there is none. */
    private String commonest() {
        String commonest = "";
        long max = 0;
        for (String word : order) {
            long count = counts.getOrDefault(word, 0L);
            if (count > max) {
                max = count;
                commonest = word;
            }
        }
        return commonest;
    }
}
