package io.gruard.nn;

import static io.gruard.nn.Approximations.E2;
import static io.gruard.nn.Approximations.E3;
import static io.gruard.nn.Approximations.E4;
import static io.gruard.nn.Approximations.E5;
import static io.gruard.nn.Approximations.E6;
import static io.gruard.nn.Approximations.E7;
import static io.gruard.nn.Approximations.EXP_LEAST;
import static io.gruard.nn.Approximations.EXP_MOST;
import static io.gruard.nn.Approximations.LN2_HIGH;
import static io.gruard.nn.Approximations.LN2_LOW;
import static io.gruard.nn.Approximations.P0;
import static io.gruard.nn.Approximations.P1;
import static io.gruard.nn.Approximations.P2;
import static io.gruard.nn.Approximations.P3;
import static io.gruard.nn.Approximations.P4;
import static io.gruard.nn.Approximations.PER_LN2;
import static io.gruard.nn.Approximations.Q0;
import static io.gruard.nn.Approximations.Q1;
import static io.gruard.nn.Approximations.Q2;
import static io.gruard.nn.Approximations.Q3;
import static io.gruard.nn.Approximations.Q4;
import static io.gruard.nn.Approximations.ROUNDER;
import static io.gruard.nn.Approximations.ROUNDER_BITS;
import static io.gruard.nn.Approximations.TANH_END;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The gates of recurrent cells in one pass over vectors; operation for operation the same as in {@link PlainKernels}. Divisions cost
 * more than all else here, so r and z share one: {@code a/b, c/d} are {@code a d/(b d), c b/(b d)}.
 */
final class VectorGates {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorGates() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static FloatVector clamp(FloatVector x) {
        return x.min(TANH_END).max(-TANH_END);
    }

    private static FloatVector numerator(FloatVector x) {
        FloatVector t = x.mul(x);
        FloatVector p = all(P4).fma(t, all(P3));
        p = p.fma(t, all(P2));
        p = p.fma(t, all(P1));
        return p.fma(t, all(P0)).mul(x);
    }

    private static FloatVector denominator(FloatVector x) {
        FloatVector t = x.mul(x);
        FloatVector q = all(Q4).fma(t, all(Q3));
        q = q.fma(t, all(Q2));
        q = q.fma(t, all(Q1));
        return q.fma(t, all(Q0));
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector held = clamp(x);
        return numerator(held).div(denominator(held));
    }

    private static FloatVector sigmoid(FloatVector x) {
        return tanh(x.mul(0.5f)).fma(all(0.5f), all(0.5f));
    }

    /** {@code x - x²}: the slope of the sigmoid where it is x. */
    private static FloatVector sigmoidSlope(FloatVector x) {
        return x.neg().fma(x, x);
    }

    /** {@code 1 - x²}: the slope of tanh where it is x. */
    private static FloatVector tanhSlope(FloatVector x) {
        return x.neg().fma(x, all(1f));
    }

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
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u += LANES) {
                int at = g0 + i * 4 * units + u;
                FloatVector xr = clamp(FloatVector.fromArray(SPECIES, gates, at).mul(0.5f));
                FloatVector xz =
                        clamp(FloatVector.fromArray(SPECIES, gates, at + units).mul(0.5f));
                FloatVector qr = denominator(xr);
                FloatVector qz = denominator(xz);
                FloatVector inverse = all(0.5f).div(qr.mul(qz));
                FloatVector r = numerator(xr).mul(qz).fma(inverse, all(0.5f));
                FloatVector z = numerator(xz).mul(qr).fma(inverse, all(0.5f));
                FloatVector n = tanh(r.fma(
                        FloatVector.fromArray(SPECIES, gates, at + 2 * units),
                        FloatVector.fromArray(SPECIES, gates, at + 3 * units)));
                r.intoArray(gates, at);
                z.intoArray(gates, at + units);
                n.intoArray(gates, at + 3 * units);
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
            float[] carry) {
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u += LANES) {
                int at = g0 + i * 4 * units + u;
                FloatVector r = FloatVector.fromArray(SPECIES, gates, at);
                FloatVector z = FloatVector.fromArray(SPECIES, gates, at + units);
                FloatVector n = FloatVector.fromArray(SPECIES, gates, at + 3 * units);
                FloatVector d = FloatVector.fromArray(SPECIES, slope, d0 + i * dRow + u)
                        .add(FloatVector.fromArray(SPECIES, carry, i * units + u));
                FloatVector dz = d.mul(z);
                FloatVector dn = d.sub(dz).mul(tanhSlope(n));
                dn.mul(FloatVector.fromArray(SPECIES, gates, at + 2 * units))
                        .mul(sigmoidSlope(r))
                        .intoArray(gates, at);
                d.mul(FloatVector.fromArray(SPECIES, before, b0 + i * bRow + u).sub(n))
                        .mul(sigmoidSlope(z))
                        .intoArray(gates, at + units);
                dn.mul(r).intoArray(gates, at + 2 * units);
                dn.intoArray(gates, at + 3 * units);
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

    static void exp(float[] x, int x0, int n, float shift) {
        for (int i = x0; i < x0 + n; i += LANES) {
            FloatVector held = FloatVector.fromArray(SPECIES, x, i)
                    .sub(shift)
                    .min(EXP_MOST)
                    .max(EXP_LEAST);
            FloatVector rounded = held.fma(all(PER_LN2), all(ROUNDER));
            FloatVector k = rounded.sub(ROUNDER);
            FloatVector f = k.fma(all(-LN2_HIGH), held);
            f = k.fma(all(-LN2_LOW), f);
            FloatVector e = all(E7).fma(f, all(E6));
            e = e.fma(f, all(E5));
            e = e.fma(f, all(E4));
            e = e.fma(f, all(E3));
            e = e.fma(f, all(E2));
            e = e.fma(f, all(1f));
            e = e.fma(f, all(1f));
            IntVector power =
                    rounded.reinterpretAsInts().sub(ROUNDER_BITS - 127).lanewise(VectorOperators.LSHL, 23);
            e.mul(power.reinterpretAsFloats()).intoArray(x, i);
        }
    }
}
