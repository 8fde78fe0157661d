package io.gruard.training.balance;

/**
 * Computes squared Euclidean distances between one row and a panel of rows. A panel stores {@link #width} rows column by
 * column: value c of row r is at {@code c * width + r}.
 */
sealed interface SquaredDistances permits PlainDistances, VectorDistances {
    /** Returns the fastest implementation. It uses the Vector API if the process was started with its module. */
    static SquaredDistances fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorDistances()
                : new PlainDistances();
    }

    /** Returns the number of rows of a panel. */
    int width();

    /**
     * Writes the distances of one row to all rows of a panel to {@code out[0, width)}. They are computed in single precision
     * with a relative error below {@link #error}.
     */
    void measure(float[] row, int rowOffset, int columns, float[] panel, int panelOffset, float[] out);

    /**
     * Returns a bound on the relative error. A sequential sum of n rounded non-negative terms has a relative error of at most
     * (n + 2) 2^-24 (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1). The bound is twice that.
     */
    static double error(int columns) {
        return (columns + 2) * 0x1p-23;
    }
}
