package io.gruard.training.audit;

/**
 * Where findings begin to matter.
 *
 * @param tolerance the fraction of held rows that may have a feature vector that training rows have, before a split is said to leak
 * @param rowsExpected the rows to train on below which a class is called small
 * @param driftExpected the distance of distributions, from 0 to 1, from which a feature is said to drift
 */
public record AuditSettings(double tolerance, int rowsExpected, double driftExpected) {
    public AuditSettings {
        if (!(tolerance >= 0 && tolerance <= 1) || !(driftExpected >= 0 && driftExpected <= 1)) {
            throw new IllegalArgumentException(
                    "audit: tolerance and drift must be in 0..1, found " + tolerance + " and " + driftExpected);
        }
    }

    /** One held row in a hundred; six rows, as SMOTE with five neighbours needs; a distance of 0.2. */
    public static AuditSettings defaults() {
        return new AuditSettings(0.01, 6, 0.2);
    }
}
