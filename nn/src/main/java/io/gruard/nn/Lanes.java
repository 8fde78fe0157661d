package io.gruard.nn;

/** Padding to whole vectors, and where arrays and blocks of rows are of the size that kernels are fast at. */
final class Lanes {
    /**
     * Rows that one product takes where it may choose: enough to be worth reading the weights for, few enough to stay, beside the
     * weights, in the inner caches until the next product reads them.
     */
    static final int ROWS_TOGETHER = 54;

    /** An array's header, in floats. */
    private static final int HEADER_FLOATS = 4;

    private static volatile float[] zeros = new float[1024];

    private Lanes() {}

    /** The least multiple of the kernels' lanes that holds {@code n}. */
    static int up(int n, Kernels kernels) {
        int lanes = kernels.lanes();
        return (n + lanes - 1) / lanes * lanes;
    }

    /**
     * Where an array that is read as the right side of products should begin. Elements of an array stand 16 bytes behind its
     * beginning; where the JVM puts objects on cache lines ({@code -XX:ObjectAlignmentInBytes=64}), vectors counted from here do not
     * straddle two lines, which makes products a fifth faster. Elsewhere it is as good as any place.
     */
    static int first() {
        return Math.max(0, Kernels.chosen().lanes() - HEADER_FLOATS);
    }

    /** Neighbouring steps of a block that one product takes. */
    static int stepsTogether(int rows) {
        return Math.max(1, ROWS_TOGETHER / rows);
    }

    /** Rows, of all those steps, that there must be room for: in a block of {@code rows} rows or fewer. */
    static int mostTogether(int rows) {
        return Math.max(rows, ROWS_TOGETHER);
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
