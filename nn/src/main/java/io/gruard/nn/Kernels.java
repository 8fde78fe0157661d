package io.gruard.nn;

/**
 * The loops in which all time is spent, over plain arrays. Two implementations agree: {@link VectorKernels} on the incubating Vector
 * API and {@link PlainKernels} without it; one is chosen once, at start.
 *
 * <p>Callers check ranges, these do not. Rows of activations are padded to whole vectors, so a length that is a number of channels
 * is always a multiple of {@link #lanes()}. Every element of a product is one chain of fused multiply-adds over k in rising order,
 * so that its bits depend neither on the tile that computed it nor on the rows beside it.
 */
interface Kernels {
    /** Floats of one vector, to whose multiple rows are padded. */
    int lanes();

    /** Columns of one panel of a {@link PackedMatrix}. */
    int panel();

    /**
     * {@code c = start + a b} for a (m, k), b packed (k, n).
     *
     * @param a element (i, p) stands at {@code a0 + i * aRow + p * aColumn}
     * @param bRow the row of b that p = 0 meets, so that a band of b can be used
     * @param start row i begins at {@code s0 + i * sRow}: c itself to accumulate, one row of biases with sRow = 0
     */
    void product(
            int m,
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            PackedMatrix b,
            int bRow,
            float[] start,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow);

    /** {@code c += a b} for b (k, n) unpacked, row p at {@code b0 + p * bRow}; n is a multiple of the lanes. */
    void accumulate(
            int m,
            int n,
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int bRow,
            float[] c,
            int c0,
            int cRow);

    /**
     * One step of a GRU for some rows. A row of {@code gates} holds the recurrent part of n, then r, z, and the input part of n, each
     * {@code units} long, before their functions; afterwards the recurrent part unchanged, r, z and n.
     *
     * @param before the states before the step, row i at {@code b0 + i * bRow}
     * @param after the states behind it, written
     */
    void gruForward(
            int rows,
            int units,
            float[] gates,
            int g0,
            float[] before,
            int b0,
            int bRow,
            float[] after,
            int h0,
            int hRow);

    /**
     * The way back through {@link #gruForward}.
     *
     * @param slope of the state behind the step, row i at {@code d0 + i * dRow}
     * @param carry (rows, units): comes in as what later steps add to that slope, goes out as the part that the step before gets
     *     past the products
     * @param slopes written, row i at {@code s0 + i * sRow}: the slopes of the recurrent part of n, of r, z, and of the input part of n
     */
    void gruBackward(
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
            int sRow);

    /**
     * One step of an LSTM. A row of {@code gates} holds i, f, g, o, before their functions, afterwards behind them.
     *
     * @param cells of this step, (rows, units), written at {@code c0}; those of the step before stand at {@code p0}
     */
    void lstmForward(
            int rows, int units, float[] gates, int g0, float[] cells, int p0, int c0, float[] after, int h0, int hRow);

    /** The way back through {@link #lstmForward}; {@code cellCarry} (rows, units) is what later steps add to the cells' slope. */
    void lstmBackward(
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
            float[] cellCarry);

    /** {@code x = tanh(x)} for {@code n} values. */
    void tanh(float[] x, int x0, int n);

    /** {@code x = slope factors (1 - x²)}: the way back through tanh with result x, for slopes {@code slope factors}. */
    void tanhBackward(int n, float slope, float[] factors, float[] x, int x0);

    /** Softmax of {@code scale x} over {@code n} values, in place; zeros behind them up to a whole vector. */
    void softmax(int n, float scale, float[] x, int x0);

    /** The way back through {@link #softmax} with result {@code weights}, zeros behind n: {@code d = scale w (d - Σ w d)}. */
    void softmaxBackward(int n, float scale, float[] weights, int w0, float[] slope, int d0);

    /** Softmax over {@code steps} rows that stand {@code row} apart, for each of {@code n} columns, a multiple of the lanes; in place. */
    void softmaxDown(int steps, int n, float[] x, int x0, int row);

    /** {@code Σ a b}. */
    float dot(int n, float[] a, int a0, float[] b, int b0);

    /** {@code Σ x}. */
    float sum(int n, float[] x, int x0);

    /** {@code y += factor x}. */
    void add(int n, float factor, float[] x, int x0, float[] y, int y0);

    /** {@code y = factor x}. */
    void scale(int n, float factor, float[] x, int x0, float[] y, int y0);

    /** {@code y = x a + b} over rows of {@code n}, a and b (n). */
    void scaleRows(int rows, int n, float[] x, float[] a, float[] b, float[] y);

    /** {@code sums += Σ x} over rows, row i at {@code x0 + i * xRow}. */
    void sumRows(int rows, int n, float[] x, int x0, int xRow, float[] sums, int s0);

    /** {@code sums += Σ (x - mean)²} over rows of {@code n}. */
    void sumSquares(int rows, int n, float[] x, float[] mean, float[] sums);

    /** {@code sums += Σ d}, {@code products += Σ d (x - mean)} over rows of {@code n}. */
    void sumProducts(int rows, int n, float[] d, float[] x, float[] mean, float[] sums, float[] products);

    /** {@code d = d a + (x - mean) b + c} over rows of {@code n}; a, b, c (n). */
    void normalizeBackward(int rows, int n, float[] d, float[] x, float[] mean, float[] a, float[] b, float[] c);

    /** {@code y = max(x, 0)}. */
    void relu(int n, float[] x, float[] y);

    /** {@code d = 0} where y is 0. */
    void reluBackward(int n, float[] y, float[] d);

    /** Takes the greater of best and x, and notes {@code index} where x was greater. */
    void greater(int n, float[] x, int x0, float[] best, int b0, float[] chosen, int c0, float index);

    /** {@code d += slope} where chosen is {@code index}. */
    void route(int n, float[] slope, int s0, float[] chosen, int c0, float index, float[] d, int d0);

    /**
     * {@code y = x scale} where the hash of the element's number is at least {@code limit}, else 0; see {@link Noise}.
     *
     * @param first number of the first element
     */
    void drop(int n, int key, int first, int limit, float scale, float[] x, int x0, float[] y, int y0);

    /** The kernels that this JVM can run best. */
    static Kernels chosen() {
        return KernelChoice.CHOSEN;
    }
}
