package io.gruard.traffic.label;

import io.gruard.traffic.flow.FlowLabel;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the labels of records. */
public final class LabelCounts {
    private final Map<String, Long> labels = new TreeMap<>();
    private long unlabelled;
    private long conflicts;

    /** Counts a record. */
    public void add(FlowLabel label) {
        if (label.name().isEmpty()) {
            unlabelled++;
        } else {
            labels.merge(label.name(), 1L, Long::sum);
        }
        if (label.conflict()) {
            conflicts++;
        }
    }

    /** Records by label, without those that have none. */
    public Map<String, Long> labels() {
        return Map.copyOf(labels);
    }

    /** Records without a label. */
    public long unlabelled() {
        return unlabelled;
    }

    /** Records whose packets have labels of different attacks. */
    public long conflicts() {
        return conflicts;
    }

    /**
     * The counters in one line.
     *
     * @param beyond labels of packets that the capture does not have
     */
    public String summary(long beyond) {
        String each = labels.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "records by label: %s; unlabelled: %,d; labels in conflict: %,d; labels beyond the capture: %,d",
                each.isEmpty() ? "none" : each,
                unlabelled,
                conflicts,
                beyond);
    }
}
