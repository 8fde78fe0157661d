package io.gruard.nn;

/**
 * Elementary functions from multiply-adds and one division. {@link PlainKernels} and {@link VectorKernels} use the same
 * operations, so both give the same bits.
 *
 * <p><b>tanh</b>: {@code x P(x²) / Q(x²)} with P and Q of degree 4 in x². They are fitted to the minimum relative error
 * on |x| ≤ {@value #TANH_END} by Lawson's iteratively reweighted least squares (C. L. Lawson 1961) on the linearised
 * problem. The fit's own relative error is 1.5e-8, a quarter of a float's spacing. All coefficients are positive, so
 * nothing cancels. Beyond the end tanh is within 6e-8 of ±1. With rounding the relative error stays below 4e-7 (tested
 * on a dense grid).
 *
 * <p><b>sigmoid</b>: {@code 1/2 + tanh(x/2) / 2}, absolute error below 2e-7.
 *
 * <p><b>exp</b>: {@code 2^k e^f} with k the nearest whole number of x / ln 2, |f| ≤ 0.347, ln 2 in two parts (Cody and
 * Waite 1980), and Taylor's polynomial of degree 7, whose remainder is below 6e-9. The relative error is below 3e-7 on
 * [-87, 88], to which x is clamped.
 */
final class Approximations {
    static final float TANH_END = 8.7f;
    static final float P0 = 1f;
    static final float P1 = 0.13400504f;
    static final float P2 = 0.0035187872f;
    static final float P3 = 2.0994508e-05f;
    static final float P4 = 1.3898503e-08f;
    static final float Q0 = 1f;
    static final float Q1 = 0.46733823f;
    static final float Q2 = 0.025965061f;
    static final float Q3 = 0.0003323717f;
    static final float Q4 = 7.9968976e-07f;

    static final float EXP_LEAST = -87f;
    static final float EXP_MOST = 88f;
    static final float PER_LN2 = 1.442695f;
    /** Adding it to a float of modest size leaves the nearest whole number in the low bits. */
    static final float ROUNDER = 0x1.8p23f;

    static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
    static final float LN2_HIGH = 0x1.63p-1f;
    static final float LN2_LOW = -0.00021219444f;
    static final float E2 = 1f / 2;
    static final float E3 = 1f / 6;
    static final float E4 = 1f / 24;
    static final float E5 = 1f / 120;
    static final float E6 = 1f / 720;
    static final float E7 = 1f / 5040;

    private Approximations() {}

    static float clamp(float x) {
        return Math.max(-TANH_END, Math.min(TANH_END, x));
    }

    /** Computes {@code x P(x²)} for an x in range. */
    static float numerator(float x) {
        float t = x * x;
        float p = Math.fma(P4, t, P3);
        p = Math.fma(p, t, P2);
        p = Math.fma(p, t, P1);
        p = Math.fma(p, t, P0);
        return p * x;
    }

    /** Computes {@code Q(x²)} for an x in range. */
    static float denominator(float x) {
        float t = x * x;
        float q = Math.fma(Q4, t, Q3);
        q = Math.fma(q, t, Q2);
        q = Math.fma(q, t, Q1);
        return Math.fma(q, t, Q0);
    }

    static float tanh(float x) {
        float held = clamp(x);
        return numerator(held) / denominator(held);
    }

    static float exp(float x) {
        float held = Math.max(EXP_LEAST, Math.min(EXP_MOST, x));
        float rounded = Math.fma(held, PER_LN2, ROUNDER);
        float k = rounded - ROUNDER;
        float f = Math.fma(k, -LN2_HIGH, held);
        f = Math.fma(k, -LN2_LOW, f);
        float e = Math.fma(E7, f, E6);
        e = Math.fma(e, f, E5);
        e = Math.fma(e, f, E4);
        e = Math.fma(e, f, E3);
        e = Math.fma(e, f, E2);
        e = Math.fma(e, f, 1f);
        e = Math.fma(e, f, 1f);
        int power = (Float.floatToRawIntBits(rounded) - ROUNDER_BITS + 127) << 23;
        return e * Float.intBitsToFloat(power);
    }
}
