package io.gruard.training.audit;

/**
 * Limits of the findings of an audit.
 *
 * @param tolerance maximum fraction of test rows whose feature vector occurs in the training rows; a split with more leaks
 * @param minRows minimum number of training rows; a class with fewer is small
 * @param minDrift distance of distributions, from 0 to 1, from which a feature drifts
 */
public record AuditSettings(double tolerance, int minRows, double minDrift) {
    public AuditSettings {
        if (!(tolerance >= 0 && tolerance <= 1) || !(minDrift >= 0 && minDrift <= 1)) {
            throw new IllegalArgumentException(
                    "audit: expected a tolerance and a drift in 0..1, found " + tolerance + " and " + minDrift);
        }
    }

    /** Returns the defaults: 1% of the test rows, six rows (SMOTE with five neighbours needs them), a distance of 0.2. */
    public static AuditSettings defaults() {
        return new AuditSettings(0.01, 6, 0.2);
    }
}
