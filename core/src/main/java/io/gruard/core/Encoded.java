package io.gruard.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An encoded table.
 *
 * @param matrix one row for each record, one column for each encoded column
 * @param unseen categories that do not occur in the training rows; such a value is zero in all columns of its feature
 */
public record Encoded(Matrix matrix, List<UnseenCategory> unseen) {
    public Encoded {
        unseen = List.copyOf(unseen);
    }

    /** A category of a feature that occurs in {@code rows} rows here and in no training row. */
    public record UnseenCategory(String feature, String category, int rows) {}

    /** Number of rows with an unseen category, by feature. Features without unseen categories are omitted. */
    public Map<String, Integer> unseenByFeature() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        unseen.forEach(one -> counts.merge(one.feature(), one.rows(), Integer::sum));
        return counts;
    }
}
