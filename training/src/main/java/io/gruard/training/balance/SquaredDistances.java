package io.gruard.training.balance;

/**
 * Squared Euclidean distances between one row and a panel of rows. A panel holds {@link #width} rows column by column: value c of row r is
 * at {@code c * width + r}.
 */
sealed interface SquaredDistances permits PlainDistances, VectorDistances {
    /** The fastest there is: on the Vector API if the process was started with its module. */
    static SquaredDistances fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorDistances()
                : new PlainDistances();
    }

    /** Rows of a panel. */
    int width();

    /**
     * Writes the distances of one row to all rows of a panel to {@code out[0, width)}. Sums of squares in single precision: off by less
     * than {@link #error} of each.
     */
    void measure(float[] row, int rowOffset, int columns, float[] panel, int panelOffset, float[] out);

    /**
     * A bound on the relative error. A sum of n non-negative terms, each rounded on its own and added one after the other, is off by at
     * most (n + 2) roundings of 2^-24 each (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1); twice that, to be safe.
     */
    static double error(int columns) {
        return (columns + 2) * 0x1p-23;
    }
}
