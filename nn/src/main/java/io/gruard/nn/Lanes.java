package io.gruard.nn;

/** Pads to whole vectors. Computes the starts of arrays and the sizes of row blocks at which kernels are fast. */
final class Lanes {
    /**
     * Rows of one product where it may choose. There are enough to be worth reading the weights. They are few enough to
     * stay with the weights in the inner caches until the next product reads them.
     */
    static final int ROWS_TOGETHER = 54;

    /** An array's header, in floats. */
    private static final int HEADER_FLOATS = 4;

    private static volatile float[] zeros = new float[1024];

    private Lanes() {}

    /** Rounds {@code n} up to a multiple of the kernels' lanes. */
    static int up(int n, Kernels kernels) {
        int lanes = kernels.lanes();
        return (n + lanes - 1) / lanes * lanes;
    }

    /**
     * Returns where an array that is the right side of products should begin. The elements of an array start 16 bytes
     * after the array itself. If the JVM puts objects on cache lines ({@code -XX:ObjectAlignmentInBytes=64}), vectors
     * counted from here do not cross a cache line, which makes products a fifth faster. Otherwise any start is as good.
     */
    static int first() {
        return Math.max(0, Kernels.chosen().lanes() - HEADER_FLOATS);
    }

    /** Returns how many neighbouring steps of a block one product takes. */
    static int stepsTogether(int rows) {
        return Math.max(1, ROWS_TOGETHER / rows);
    }

    /** Returns the maximum number of rows of those steps, for blocks of at most {@code rows} rows. */
    static int maxRowsTogether(int rows) {
        return Math.max(rows, ROWS_TOGETHER);
    }

    /** Returns at least {@code n} zeros, never written. */
    static float[] zeros(int n) {
        float[] found = zeros;
        if (found.length < n) {
            found = new float[Integer.highestOneBit(n) * 2];
            zeros = found;
        }
        return found;
    }
}
