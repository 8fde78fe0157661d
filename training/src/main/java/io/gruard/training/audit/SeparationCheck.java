package io.gruard.training.audit;

import io.gruard.core.Records;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds single features that nearly determine the class, by the accuracy of a {@link OneFeatureTree} on its own rows. */
final class SeparationCheck {
    /** A feature separates the classes if a tree on it makes at most this share of the errors of the majority class. */
    private static final double MAX_ERRORS = 0.1;

    private static final int MIN_SHOWN = 3;

    private record FeatureScore(String feature, int errors) {}

    private SeparationCheck() {}

    static List<Finding> of(Records records) {
        int rows = records.rows();
        int majorityErrors =
                rows - IntStream.of(records.labels().counts()).max().orElse(0);
        List<FeatureScore> scores = new ArrayList<>();
        for (int i = 0; i < records.table().schema().size(); i++) {
            OneFeatureTree tree = OneFeatureTree.of(records.table().columns().get(i), records.labels());
            scores.add(new FeatureScore(records.table().schema().feature(i).name(), tree.errors()));
        }
        scores.sort(Comparator.comparingInt(FeatureScore::errors));
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            FeatureScore score = scores.get(i);
            boolean separates = majorityErrors > 0 && score.errors() <= MAX_ERRORS * majorityErrors;
            if (separates || i < MIN_SHOWN) {
                findings.add(finding(score, separates, rows, majorityErrors));
            }
        }
        return findings;
    }

    private static Finding finding(FeatureScore score, boolean separates, int rows, int majorityErrors) {
        return new Finding(
                Check.SEPARATING_FEATURE,
                separates ? AuditVerdict.NOTE : AuditVerdict.FINE,
                score.feature(),
                "a tree on this feature alone classifies %s of the rows correctly, the most frequent class %s"
                        .formatted(Percent.of(rows - score.errors(), rows), Percent.of(rows - majorityErrors, rows)),
                Map.of("accuracy", 1 - (double) score.errors() / rows, "majority", 1 - (double) majorityErrors / rows));
    }
}
