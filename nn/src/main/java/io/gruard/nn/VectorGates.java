package io.gruard.nn;

import static io.gruard.nn.Approximations.ROUNDER_BITS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The gates of recurrent cells in one pass over vectors, with the same operations as in {@link PlainKernels}. Divisions
 * are the most expensive operation here, so r and z share one: {@code a/b, c/d} are {@code a d/(b d), c b/(b d)}.
 */
final class VectorGates {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    // Constants are vectors created once. A broadcast at each use makes methods too large for the compiler to inline
    // what they call.
    private static final FloatVector P0 = all(Approximations.P0);
    private static final FloatVector P1 = all(Approximations.P1);
    private static final FloatVector P2 = all(Approximations.P2);
    private static final FloatVector P3 = all(Approximations.P3);
    private static final FloatVector P4 = all(Approximations.P4);
    private static final FloatVector Q0 = all(Approximations.Q0);
    private static final FloatVector Q1 = all(Approximations.Q1);
    private static final FloatVector Q2 = all(Approximations.Q2);
    private static final FloatVector Q3 = all(Approximations.Q3);
    private static final FloatVector Q4 = all(Approximations.Q4);
    private static final FloatVector E2 = all(Approximations.E2);
    private static final FloatVector E3 = all(Approximations.E3);
    private static final FloatVector E4 = all(Approximations.E4);
    private static final FloatVector E5 = all(Approximations.E5);
    private static final FloatVector E6 = all(Approximations.E6);
    private static final FloatVector E7 = all(Approximations.E7);
    private static final FloatVector PER_LN2 = all(Approximations.PER_LN2);
    private static final FloatVector ROUNDER = all(Approximations.ROUNDER);
    private static final FloatVector MINUS_LN2_HIGH = all(-Approximations.LN2_HIGH);
    private static final FloatVector MINUS_LN2_LOW = all(-Approximations.LN2_LOW);
    private static final FloatVector MAX_TANH = all(Approximations.TANH_END);
    private static final FloatVector MIN_TANH = all(-Approximations.TANH_END);
    private static final FloatVector MAX_EXP = all(Approximations.EXP_MOST);
    private static final FloatVector MIN_EXP = all(Approximations.EXP_LEAST);
    private static final FloatVector HALF = all(0.5f);
    private static final FloatVector ONE = all(1f);

    private VectorGates() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    /**
     * Clamps x between least and most; NaN stays. It uses blends, because the API's min and max take several
     * instructions each for NaN and -0.
     */
    private static FloatVector held(FloatVector x, FloatVector least, FloatVector most) {
        return x.blend(most, x.compare(GT, most)).blend(least, x.compare(LT, least));
    }

    private static FloatVector clamp(FloatVector x) {
        return held(x, MIN_TANH, MAX_TANH);
    }

    private static FloatVector numerator(FloatVector x) {
        FloatVector t = x.mul(x);
        FloatVector p = P4.fma(t, P3);
        p = p.fma(t, P2);
        p = p.fma(t, P1);
        return p.fma(t, P0).mul(x);
    }

    private static FloatVector denominator(FloatVector x) {
        FloatVector t = x.mul(x);
        FloatVector q = Q4.fma(t, Q3);
        q = q.fma(t, Q2);
        q = q.fma(t, Q1);
        return q.fma(t, Q0);
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector held = clamp(x);
        return numerator(held).div(denominator(held));
    }

    private static FloatVector sigmoid(FloatVector x) {
        return tanh(x.mul(HALF)).fma(HALF, HALF);
    }

    /** Computes {@code x - x²}: the slope of the sigmoid with result x. */
    private static FloatVector sigmoidSlope(FloatVector x) {
        return x.neg().fma(x, x);
    }

    /** Computes {@code 1 - x²}: the slope of tanh with result x. */
    private static FloatVector tanhSlope(FloatVector x) {
        return x.neg().fma(x, ONE);
    }

    /**
     * Takes two passes, because one is too large for the compiler: it would leave calls, and with them vectors on the
     * heap.
     */
    static void gruForward(
            int rows,
            int units,
            float[] gates,
            int g0,
            float[] before,
            int b0,
            int bRow,
            float[] after,
            int h0,
            int hRow) {
        resetAndUpdate(rows, units, gates, g0 + units);
        newStates(rows, units, gates, g0, before, b0, bRow, after, h0, hRow);
    }

    private static void resetAndUpdate(int rows, int units, float[] gates, int r0) {
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u += LANES) {
                int at = r0 + i * 4 * units + u;
                FloatVector xr = clamp(FloatVector.fromArray(SPECIES, gates, at).mul(HALF));
                FloatVector xz =
                        clamp(FloatVector.fromArray(SPECIES, gates, at + units).mul(HALF));
                FloatVector qr = denominator(xr);
                FloatVector qz = denominator(xz);
                FloatVector inverse = HALF.div(qr.mul(qz));
                numerator(xr).mul(qz).fma(inverse, HALF).intoArray(gates, at);
                numerator(xz).mul(qr).fma(inverse, HALF).intoArray(gates, at + units);
            }
        }
    }

    private static void newStates(
            int rows,
            int units,
            float[] gates,
            int g0,
            float[] before,
            int b0,
            int bRow,
            float[] after,
            int h0,
            int hRow) {
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u += LANES) {
                int at = g0 + i * 4 * units + u;
                FloatVector m = FloatVector.fromArray(SPECIES, gates, at);
                FloatVector r = FloatVector.fromArray(SPECIES, gates, at + units);
                FloatVector n = tanh(r.fma(m, FloatVector.fromArray(SPECIES, gates, at + 3 * units)));
                n.intoArray(gates, at + 3 * units);
                FloatVector z = FloatVector.fromArray(SPECIES, gates, at + 2 * units);
                FloatVector held = FloatVector.fromArray(SPECIES, before, b0 + i * bRow + u);
                z.fma(held.sub(n), n).intoArray(after, h0 + i * hRow + u);
            }
        }
    }

    static void gruBackward(
            int rows,
            int units,
            float[] gates,
            int g0,
            float[] before,
            int b0,
            int bRow,
            float[] slope,
            int d0,
            int dRow,
            float[] carry,
            float[] slopes,
            int s0,
            int sRow) {
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u += LANES) {
                int at = g0 + i * 4 * units + u;
                int to = s0 + i * sRow + u;
                FloatVector r = FloatVector.fromArray(SPECIES, gates, at + units);
                FloatVector z = FloatVector.fromArray(SPECIES, gates, at + 2 * units);
                FloatVector n = FloatVector.fromArray(SPECIES, gates, at + 3 * units);
                FloatVector d = FloatVector.fromArray(SPECIES, slope, d0 + i * dRow + u)
                        .add(FloatVector.fromArray(SPECIES, carry, i * units + u));
                FloatVector dz = d.mul(z);
                FloatVector dn = d.sub(dz).mul(tanhSlope(n));
                dn.mul(r).intoArray(slopes, to);
                dn.mul(FloatVector.fromArray(SPECIES, gates, at))
                        .mul(sigmoidSlope(r))
                        .intoArray(slopes, to + units);
                d.mul(FloatVector.fromArray(SPECIES, before, b0 + i * bRow + u).sub(n))
                        .mul(sigmoidSlope(z))
                        .intoArray(slopes, to + 2 * units);
                dn.intoArray(slopes, to + 3 * units);
                dz.intoArray(carry, i * units + u);
            }
        }
    }

    static void lstmForward(
            int rows,
            int units,
            float[] gates,
            int g0,
            float[] cells,
            int p0,
            int c0,
            float[] after,
            int h0,
            int hRow) {
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u += LANES) {
                int at = g0 + i * 4 * units + u;
                FloatVector in = sigmoid(FloatVector.fromArray(SPECIES, gates, at));
                FloatVector forget = sigmoid(FloatVector.fromArray(SPECIES, gates, at + units));
                FloatVector g = tanh(FloatVector.fromArray(SPECIES, gates, at + 2 * units));
                FloatVector out = sigmoid(FloatVector.fromArray(SPECIES, gates, at + 3 * units));
                FloatVector cell = forget.fma(FloatVector.fromArray(SPECIES, cells, p0 + i * units + u), in.mul(g));
                in.intoArray(gates, at);
                forget.intoArray(gates, at + units);
                g.intoArray(gates, at + 2 * units);
                out.intoArray(gates, at + 3 * units);
                cell.intoArray(cells, c0 + i * units + u);
                out.mul(tanh(cell)).intoArray(after, h0 + i * hRow + u);
            }
        }
    }

    static void lstmBackward(
            int rows,
            int units,
            float[] gates,
            int g0,
            float[] cells,
            int p0,
            int c0,
            float[] slope,
            int d0,
            int dRow,
            float[] carry,
            float[] cellCarry) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u += LANES) {
                int at = g0 + i * 4 * units + u;
                int here = i * units + u;
                FloatVector in = FloatVector.fromArray(SPECIES, gates, at);
                FloatVector forget = FloatVector.fromArray(SPECIES, gates, at + units);
                FloatVector g = FloatVector.fromArray(SPECIES, gates, at + 2 * units);
                FloatVector out = FloatVector.fromArray(SPECIES, gates, at + 3 * units);
                FloatVector bent = tanh(FloatVector.fromArray(SPECIES, cells, c0 + here));
                FloatVector d = FloatVector.fromArray(SPECIES, slope, d0 + i * dRow + u)
                        .add(FloatVector.fromArray(SPECIES, carry, here));
                FloatVector dc = d.mul(out).fma(tanhSlope(bent), FloatVector.fromArray(SPECIES, cellCarry, here));
                dc.mul(g).mul(sigmoidSlope(in)).intoArray(gates, at);
                dc.mul(FloatVector.fromArray(SPECIES, cells, p0 + here))
                        .mul(sigmoidSlope(forget))
                        .intoArray(gates, at + units);
                dc.mul(in).mul(tanhSlope(g)).intoArray(gates, at + 2 * units);
                d.mul(bent).mul(sigmoidSlope(out)).intoArray(gates, at + 3 * units);
                dc.mul(forget).intoArray(cellCarry, here);
                zero.intoArray(carry, here);
            }
        }
    }

    static void tanh(float[] x, int x0, int n) {
        for (int i = x0; i < x0 + n; i += LANES) {
            tanh(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
        }
    }

    /** Computes exp of values at most zero, up to rounding. */
    static FloatVector exp(FloatVector x) {
        FloatVector held = held(x, MIN_EXP, MAX_EXP);
        FloatVector rounded = held.fma(PER_LN2, ROUNDER);
        FloatVector k = rounded.sub(ROUNDER);
        FloatVector f = k.fma(MINUS_LN2_HIGH, held);
        f = k.fma(MINUS_LN2_LOW, f);
        FloatVector e = E7.fma(f, E6);
        e = e.fma(f, E5);
        e = e.fma(f, E4);
        e = e.fma(f, E3);
        e = e.fma(f, E2);
        e = e.fma(f, ONE);
        e = e.fma(f, ONE);
        IntVector power = rounded.reinterpretAsInts().sub(ROUNDER_BITS - 127).lanewise(VectorOperators.LSHL, 23);
        return e.mul(power.reinterpretAsFloats());
    }
}
