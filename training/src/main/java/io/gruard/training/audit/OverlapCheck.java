package io.gruard.training.audit;

import io.gruard.core.Records;
import java.util.Arrays;
import java.util.Map;

/**
 * Test rows whose feature vector also occurs in the training rows, and how many of all test rows a lookup table would classify
 * correctly: one that gives a row the class of the first training row with the same features.
 */
final class OverlapCheck {
    private static final int UNKNOWN = -1;

    private OverlapCheck() {}

    static Finding of(NamedSplit named, double tolerance) {
        Records training = named.training().records();
        Records held = named.held();
        int[] groupOfRow = training.table().followedBy(held.table()).groupsOfEqualRows();
        int[] classOfGroup = new int[groupOfRow.length];
        Arrays.fill(classOfGroup, UNKNOWN);
        for (int row = training.rows() - 1; row >= 0; row--) {
            classOfGroup[groupOfRow[row]] = training.labels().classOfRow()[row];
        }
        int shared = 0;
        int correct = 0;
        for (int row = 0; row < held.rows(); row++) {
            int found = classOfGroup[groupOfRow[training.rows() + row]];
            shared += found == UNKNOWN ? 0 : 1;
            correct += found == held.labels().classOfRow()[row] ? 1 : 0;
        }
        AuditVerdict verdict = shared == 0
                ? AuditVerdict.FINE
                : shared > tolerance * held.rows() ? AuditVerdict.LEAK : AuditVerdict.NOTE;
        return new Finding(
                Check.OVERLAP,
                verdict,
                named.name(),
                sentence(shared, correct, held.rows()),
                Map.of("shared", shared, "held", held.rows(), "training", training.rows(), "lookup_correct", correct));
    }

    /** That the split is as good as known is said only where a lookup table classifies most test rows correctly. */
    private static String sentence(int shared, int correct, int held) {
        String overlap = "%s of the test rows (%,d of %,d) also occur in the training rows"
                .formatted(Percent.of(shared, held), shared, held);
        return 2L * correct <= held
                ? overlap
                : overlap + "; a lookup table of the training rows classifies " + Percent.of(correct, held)
                        + " of the test rows correctly";
    }
}
