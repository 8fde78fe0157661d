package io.gruard.optimize.parzen;

/** A normal distribution cut to an interval and scaled up again; bounds are in units of the standard deviation. */
final class TruncatedNormal {

    private TruncatedNormal() {}

    /** The value below which the share {@code quantile} of the standard normal between a and b lies. */
    static double quantile(double quantile, double a, double b) {
        if (quantile <= 0) {
            return a;
        }
        if (quantile >= 1) {
            return b;
        }
        double logMass = StandardNormal.logMass(a, b);
        // Measured from the nearer tail, where the probabilities are small and therefore exact.
        double x = a < 0
                ? StandardNormal.inverseLogCdf(
                        StandardNormal.logSum(StandardNormal.logCdf(a), Math.log(quantile) + logMass))
                : -StandardNormal.inverseLogCdf(
                        StandardNormal.logSum(StandardNormal.logCdf(-b), Math.log1p(-quantile) + logMass));
        return Math.clamp(x, a, b);
    }

    /** The logarithm of the density at x of the standard normal between a and b; −∞ outside. */
    static double logDensity(double x, double a, double b) {
        if (x < a || x > b) {
            return Double.NEGATIVE_INFINITY;
        }
        return -0.5 * x * x - StandardNormal.LOG_SQRT_TWO_PI - StandardNormal.logMass(a, b);
    }
}
