package io.gruard.training.audit;

import io.gruard.core.Records;
import java.util.Arrays;
import java.util.Map;

/**
 * Counts the test rows whose feature vector also occurs in the training rows, and the test rows that a lookup table
 * classifies correctly. The lookup table gives a row the class of the first training row with the same features.
 */
final class OverlapCheck {
    private static final int UNKNOWN = -1;

    private OverlapCheck() {}

    static Finding of(NamedSplit named, double tolerance) {
        Records training = named.training().records();
        Records test = named.test();
        int[] groupOfRow = training.table().followedBy(test.table()).groupsOfEqualRows();
        int[] classOfGroup = new int[groupOfRow.length];
        Arrays.fill(classOfGroup, UNKNOWN);
        for (int row = training.rows() - 1; row >= 0; row--) {
            classOfGroup[groupOfRow[row]] = training.labels().classOfRow()[row];
        }
        int shared = 0;
        int correct = 0;
        for (int row = 0; row < test.rows(); row++) {
            int found = classOfGroup[groupOfRow[training.rows() + row]];
            shared += found == UNKNOWN ? 0 : 1;
            correct += found == test.labels().classOfRow()[row] ? 1 : 0;
        }
        AuditVerdict verdict = shared == 0
                ? AuditVerdict.FINE
                : shared > tolerance * test.rows() ? AuditVerdict.LEAK : AuditVerdict.NOTE;
        return new Finding(
                Check.OVERLAP,
                verdict,
                named.name(),
                sentence(shared, correct, test.rows()),
                Map.of("shared", shared, "held", test.rows(), "training", training.rows(), "lookup_correct", correct));
    }

    /** Describes the overlap. It mentions the lookup table only if that classifies most test rows correctly. */
    private static String sentence(int shared, int correct, int test) {
        String overlap = "%s of the test rows (%,d of %,d) also occur in the training rows"
                .formatted(Percent.of(shared, test), shared, test);
        return 2L * correct <= test
                ? overlap
                : overlap + "; a lookup table of the training rows classifies " + Percent.of(correct, test)
                        + " of the test rows correctly";
    }
}
