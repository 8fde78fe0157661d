package io.gruard.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An encoded table.
 *
 * @param matrix one row a record, one column an encoded column
 * @param unseen categories that the training rows did not have; such a cell is zero in all of its feature's columns
 */
public record Encoded(Matrix matrix, List<Unseen> unseen) {
    public Encoded {
        unseen = List.copyOf(unseen);
    }

    /** A category of a feature that occurs in {@code rows} rows here and in no training row. */
    public record Unseen(String feature, String category, int rows) {}

    /** Rows with an unseen category, by feature; features without any are left out. */
    public Map<String, Integer> unseenByFeature() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        unseen.forEach(one -> counts.merge(one.feature(), one.rows(), Integer::sum));
        return counts;
    }
}
