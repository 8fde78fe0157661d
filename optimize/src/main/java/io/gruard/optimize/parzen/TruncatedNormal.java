package io.gruard.optimize.parzen;

/** The standard normal distribution, truncated to an interval and normalized. */
final class TruncatedNormal {

    private TruncatedNormal() {}

    /** Returns a quantile of the standard normal distribution between a and b. */
    static double quantile(double quantile, double a, double b) {
        if (quantile <= 0) {
            return a;
        }
        if (quantile >= 1) {
            return b;
        }
        double logMass = StandardNormal.logMass(a, b);
        // Computed from the nearer tail, where probabilities are small and therefore exact.
        double x = a < 0
                ? StandardNormal.inverseLogCdf(
                        StandardNormal.logSum(StandardNormal.logCdf(a), Math.log(quantile) + logMass))
                : -StandardNormal.inverseLogCdf(
                        StandardNormal.logSum(StandardNormal.logCdf(-b), Math.log1p(-quantile) + logMass));
        return Math.clamp(x, a, b);
    }

    /** Returns the log density at x of the standard normal distribution between a and b, or −∞ outside. */
    static double logDensity(double x, double a, double b) {
        if (x < a || x > b) {
            return Double.NEGATIVE_INFINITY;
        }
        return -0.5 * x * x - StandardNormal.LOG_SQRT_TWO_PI - StandardNormal.logMass(a, b);
    }
}
