package io.gruard.nn;

/** Padding to whole vectors. */
final class Lanes {
    private static volatile float[] zeros = new float[1024];

    private Lanes() {}

    /** The least multiple of the kernels' lanes that holds {@code n}. */
    static int up(int n, Kernels kernels) {
        int lanes = kernels.lanes();
        return (n + lanes - 1) / lanes * lanes;
    }

    /** At least {@code n} zeros, never written. */
    static float[] zeros(int n) {
        float[] found = zeros;
        if (found.length < n) {
            found = new float[Integer.highestOneBit(n) * 2];
            zeros = found;
        }
        return found;
    }
}
