package io.gruard.detect.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first few different words of a stream and how often each came. Empty words are none. */
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

    /** What was seen, of {@code different} values in all. */
    AddressSpread spread(long different) {
        return order.isEmpty()
                ? AddressSpread.NONE
                : new AddressSpread(commonest(), Math.max(different, order.size()), order);
    }

    /** The word that came most often, the earlier one of equals; empty if there is none. */
    private String commonest() {
        String commonest = "";
        long most = 0;
        for (String word : order) {
            long count = counts.getOrDefault(word, 0L);
            if (count > most) {
                most = count;
                commonest = word;
            }
        }
        return commonest;
    }
}
