package io.gruard.training.audit;

import io.gruard.core.Records;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Counts the rows of a part that repeat the feature vector of an earlier row, with the same or another label. */
final class DuplicateCheck {
    private DuplicateCheck() {}

    static List<Finding> of(Records records) {
        int rows = records.rows();
        int[] groupOfRow = records.table().groupsOfEqualRows();
        int[] firstLabel = new int[rows];
        Arrays.fill(firstLabel, -1);
        int[] labels = records.labels().texts().codes();
        int distinct = 0;
        int conflicting = 0;
        for (int row = 0; row < rows; row++) {
            int group = groupOfRow[row];
            if (firstLabel[group] < 0) {
                firstLabel[group] = labels[row];
                distinct++;
            } else if (firstLabel[group] != labels[row]) {
                conflicting++;
            }
        }
        int repeated = rows - distinct;
        return List.of(
                new Finding(
                        Check.DUPLICATES,
                        repeated > 0 ? AuditVerdict.NOTE : AuditVerdict.FINE,
                        records.part(),
                        "%,d of %,d rows repeat the feature vector of an earlier row (%s); %,d are distinct"
                                .formatted(repeated, rows, Percent.of(repeated, rows), distinct),
                        Map.of("rows", rows, "distinct", distinct, "repeated", repeated)),
                new Finding(
                        Check.CONFLICTING_LABELS,
                        conflicting > 0 ? AuditVerdict.NOTE : AuditVerdict.FINE,
                        records.part(),
                        "%,d rows repeat the feature vector of an earlier row with another label"
                                .formatted(conflicting),
                        Map.of("rows", conflicting)));
    }
}
