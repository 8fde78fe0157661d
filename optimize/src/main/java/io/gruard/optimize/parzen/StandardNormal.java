package io.gruard.optimize.parzen;

/**
 * The standard normal distribution, accurate far into its tails.
 *
 * <p>The error function uses Cody's rational approximations (W. J. Cody, "Rational Chebyshev approximations for the error
 * function", Mathematics of Computation 23, 1969). The coefficients are those of his routine CALERF, with a relative error below
 * 6e-19 before rounding. Tails use erfcx(x) = exp(x²) erfc(x), which neither overflows nor underflows. Logarithms are therefore
 * exact even if probabilities underflow.
 */
public final class StandardNormal {

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double ONE_OVER_SQRT_PI = 0.5641895835477563;
    static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private static final double[] ERF_NUMERATOR = {
        0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694
    };
    private static final double[] ERF_DENOMINATOR = {
        1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
    };
    private static final double[] MIDDLE_NUMERATOR = {
        2.1531153547440383E-08,
        0.5641884969886701,
        8.883149794388377,
        66.11919063714163,
        298.6351381974001,
        881.952221241769,
        1712.0476126340707,
        2051.0783778260716,
        1230.3393547979972
    };
    private static final double[] MIDDLE_DENOMINATOR = {
        1,
        15.744926110709835,
        117.6939508913125,
        537.1811018620099,
        1621.3895745666903,
        3290.7992357334597,
        4362.619090143247,
        3439.3676741437216,
        1230.3393548037495
    };
    private static final double[] TAIL_NUMERATOR = {
        0.016315387137302097,
        0.30532663496123236,
        0.36034489994980445,
        0.12578172611122926,
        0.016083785148742275,
        0.0006587491615298378
    };
    private static final double[] TAIL_DENOMINATOR = {
        1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918
    };

    /** A larger difference of probabilities is exact to eleven digits. */
    private static final double PLAIN_DIFFERENCE = 1e-5;

    /** The mass beyond this bound is below the precision of 1. */
    private static final double FULL_MASS_BOUND = 8.3;

    private StandardNormal() {}

    /** Returns the probability of a value below x. */
    public static double cdf(double x) {
        double z = x * SQRT_HALF;
        if (Math.abs(z) <= 0.46875) {
            return 0.5 + 0.5 * erfNearZero(z);
        }
        double tail = 0.5 * Math.exp(-z * z) * scaledComplement(Math.abs(z));
        return z < 0 ? tail : 1 - tail;
    }

    /** Returns the logarithm of the probability of a value below x. */
    static double logCdf(double x) {
        double z = x * SQRT_HALF;
        if (z < -0.46875) {
            return -z * z + Math.log(0.5 * scaledComplement(-z));
        }
        if (z <= 0.46875) {
            return Math.log(0.5 + 0.5 * erfNearZero(z));
        }
        return Math.log1p(-0.5 * Math.exp(-z * z) * scaledComplement(z));
    }

    /** Returns the logarithm of the probability of a value between a and b. */
    static double logMass(double a, double b) {
        if (a < -FULL_MASS_BOUND && b > FULL_MASS_BOUND) {
            return 0;
        }
        // On the side where both probabilities are small, their difference is exact unless it is tiny.
        double mass = a > 0 ? cdf(-a) - cdf(-b) : cdf(b) - cdf(a);
        if (mass > PLAIN_DIFFERENCE) {
            return Math.log(mass);
        }
        if (b <= 0) {
            return logDifference(logCdf(b), logCdf(a));
        }
        if (a > 0) {
            return logDifference(logCdf(-a), logCdf(-b));
        }
        return Math.log1p(-cdf(a) - cdf(-b));
    }

    /**
     * Returns the x with {@code logCdf(x) == y}. Newton's method starts at the asymptote of the tail, or at the logistic curve in
     * the middle.
     *
     * @param y at most 0
     */
    static double inverseLogCdf(double y) {
        boolean upper = y > -1e-2;
        double z = upper ? Math.log(-Math.expm1(y)) : y;
        double x = z < -5 ? -Math.sqrt(-2 * (z + LOG_SQRT_TWO_PI)) : -Math.sqrt(3) / Math.PI * Math.log(Math.expm1(-z));
        for (int step = 0; step < 100; step++) {
            double logCdf = logCdf(x);
            double logDensity = -0.5 * x * x - LOG_SQRT_TWO_PI;
            double change = (logCdf - z) * Math.exp(logCdf - logDensity);
            x -= change;
            // Each step squares the error, so the value is exact after such a small change.
            if (!(Math.abs(change) >= 1e-8 * Math.abs(x))) {
                break;
            }
        }
        return upper ? -x : x;
    }

    /** Returns log(exp(larger) − exp(smaller)). */
    private static double logDifference(double larger, double smaller) {
        return larger + Math.log1p(-Math.exp(smaller - larger));
    }

    /** Returns log(exp(p) + exp(q)). */
    static double logSum(double p, double q) {
        double larger = Math.max(p, q);
        if (larger == Double.NEGATIVE_INFINITY) {
            return larger;
        }
        return larger + Math.log1p(Math.exp(Math.min(p, q) - larger));
    }

    private static double erfNearZero(double x) {
        double square = x * x;
        return x * polynomial(ERF_NUMERATOR, square) / polynomial(ERF_DENOMINATOR, square);
    }

    /** Returns exp(x²) erfc(x) for x ≥ 0.46875. */
    private static double scaledComplement(double x) {
        if (x <= 4) {
            return polynomial(MIDDLE_NUMERATOR, x) / polynomial(MIDDLE_DENOMINATOR, x);
        }
        double inverse = 1 / (x * x);
        double correction = inverse * polynomial(TAIL_NUMERATOR, inverse) / polynomial(TAIL_DENOMINATOR, inverse);
        return (ONE_OVER_SQRT_PI - correction) / x;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
