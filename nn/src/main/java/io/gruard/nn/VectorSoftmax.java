package io.gruard.nn;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Softmax and sums over lanes, on vectors. Sums add halves onto each other, because the API's reduction does not define
 * its order, and so its bits. Loop variables begin as a fresh vector, not as a constant; otherwise the compiler keeps
 * vectors on the heap.
 */
final class VectorSoftmax {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final FloatVector LEAST = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    private static final FloatVector ZERO = FloatVector.zero(SPECIES);

    // Shuffles that the compiler knows; created in a loop they would be objects at every sum.
    private static final VectorShuffle<Float> BY_8 = turn(8);
    private static final VectorShuffle<Float> BY_4 = turn(4);
    private static final VectorShuffle<Float> BY_2 = turn(2);
    private static final VectorShuffle<Float> BY_1 = turn(1);

    private VectorSoftmax() {}

    private static VectorShuffle<Float> turn(int lanes) {
        return VectorShuffle.iota(SPECIES, lanes % LANES, 1, true);
    }

    static float total(FloatVector sum) {
        FloatVector folded = sum;
        if (LANES >= 16) {
            folded = folded.add(folded.rearrange(BY_8));
        }
        if (LANES >= 8) {
            folded = folded.add(folded.rearrange(BY_4));
        }
        if (LANES >= 4) {
            folded = folded.add(folded.rearrange(BY_2));
        }
        return folded.add(folded.rearrange(BY_1)).lane(0);
    }

    private static FloatVector greater(FloatVector a, FloatVector b) {
        return a.blend(b, b.compare(GT, a));
    }

    static void softmax(int n, float scale, float[] x, int x0) {
        FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < n; i += LANES) {
            FloatVector scaled = FloatVector.fromArray(SPECIES, x, x0 + i).mul(scale);
            scaled.intoArray(x, x0 + i);
            most = greater(most, LEAST.blend(scaled, SPECIES.indexInRange(i, n)));
        }
        float shift = most.reduceLanes(VectorOperators.MAX);
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> within = SPECIES.indexInRange(i, n);
            FloatVector e =
                    VectorGates.exp(FloatVector.fromArray(SPECIES, x, x0 + i).sub(shift));
            FloatVector held = ZERO.blend(e, within);
            held.intoArray(x, x0 + i);
            sum = sum.add(held);
        }
        float inverse = 1 / total(sum);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, x, x0 + i).mul(inverse).intoArray(x, x0 + i);
        }
    }

    static void softmaxBackward(int n, float scale, float[] weights, int w0, float[] slope, int d0) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            sum = FloatVector.fromArray(SPECIES, weights, w0 + i)
                    .fma(FloatVector.fromArray(SPECIES, slope, d0 + i), sum);
        }
        float mean = total(sum);
        for (int i = 0; i < n; i += LANES) {
            FloatVector scaled = FloatVector.fromArray(SPECIES, weights, w0 + i).mul(scale);
            FloatVector.fromArray(SPECIES, slope, d0 + i).sub(mean).mul(scaled).intoArray(slope, d0 + i);
        }
    }

    static void softmaxDown(int steps, int n, float[] x, int x0, int row) {
        for (int j = x0; j < x0 + n; j += LANES) {
            FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
            for (int t = 0; t < steps; t++) {
                most = greater(most, FloatVector.fromArray(SPECIES, x, j + t * row));
            }
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int t = 0; t < steps; t++) {
                FloatVector e = VectorGates.exp(
                        FloatVector.fromArray(SPECIES, x, j + t * row).sub(most));
                e.intoArray(x, j + t * row);
                sum = sum.add(e);
            }
            FloatVector inverse = FloatVector.broadcast(SPECIES, 1f).div(sum);
            for (int t = 0; t < steps; t++) {
                FloatVector.fromArray(SPECIES, x, j + t * row).mul(inverse).intoArray(x, j + t * row);
            }
        }
    }
}
