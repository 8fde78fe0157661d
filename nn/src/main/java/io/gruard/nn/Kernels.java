package io.gruard.nn;

/**
 * The loops that take most of the time, over plain arrays. There are two equivalent implementations:
 * {@link VectorKernels} uses the incubating Vector API, {@link PlainKernels} does not. One of them is chosen at start.
 *
 * <p>Callers check ranges, the kernels do not. Rows of activations are padded to whole vectors, so a length that is a
 * number of channels is a multiple of {@link #lanes()}. Every element of a product is one chain of fused multiply-adds
 * over k in ascending order. So its bits depend neither on the tile that computed it nor on the rows next to it.
 */
interface Kernels {
    /** Returns the number of floats of one vector; rows are padded to a multiple of it. */
    int lanes();

    /** Returns the number of columns of one panel of a {@link PackedMatrix}. */
    int panel();

    /**
     * Computes {@code c = start + a b} for a (m, k), b packed (k, n).
     *
     * @param a element (i, p) is at {@code a0 + i * aRow + p * aColumn}
     * @param bRow the row of b for p = 0, so that a band of b can be used
     * @param start row i begins at {@code s0 + i * sRow}: c itself to accumulate, or one row of biases with sRow = 0
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

    /**
     * Computes {@code c += a b} for b (k, n) unpacked, row p at {@code b0 + p * bRow}; n is a multiple of the lanes.
     */
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
     * Computes one step of a GRU for some rows. A row of {@code gates} holds the recurrent part of n, then r, z, and
     * the input part of n, each {@code units} long, before their functions. Afterwards it holds the unchanged recurrent
     * part, r, z and n.
     *
     * @param before states before the step, row i at {@code b0 + i * bRow}
     * @param after states after the step, written
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
     * Computes the backward pass of {@link #gruForward}.
     *
     * @param slope slope of the state after the step, row i at {@code d0 + i * dRow}
     * @param carry (rows, units): on entry what later steps add to that slope; on return the part that reaches the step
     *     before without the products
     * @param slopes written, row i at {@code s0 + i * sRow}: the slopes of the recurrent part of n, of r, z, and of the
     *     input part of n
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
     * Computes one step of an LSTM. A row of {@code gates} holds i, f, g, o, first before and then after their
     * functions.
     *
     * @param cells cells of this step, (rows, units), written at {@code c0}; those of the step before are at {@code p0}
     */
    void lstmForward(
            int rows, int units, float[] gates, int g0, float[] cells, int p0, int c0, float[] after, int h0, int hRow);

    /**
     * Computes the backward pass of {@link #lstmForward}; {@code cellCarry} (rows, units) is what later steps add to
     * the cells' slope.
     */
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

    /** Computes {@code x = tanh(x)} for {@code n} values. */
    void tanh(float[] x, int x0, int n);

    /**
     * Computes {@code x = slope factors (1 - x²)}: the backward pass of tanh with result x, for slopes
     * {@code slope factors}.
     */
    void tanhBackward(int n, float slope, float[] factors, float[] x, int x0);

    /**
     * Computes the softmax of {@code scale x} over {@code n} values in place, and writes zeros after them up to a whole
     * vector.
     */
    void softmax(int n, float scale, float[] x, int x0);

    /**
     * Computes the backward pass of {@link #softmax} with result {@code weights}, zeros after n:
     * {@code d = scale w (d - Σ w d)}.
     */
    void softmaxBackward(int n, float scale, float[] weights, int w0, float[] slope, int d0);

    /**
     * Computes in place the softmax over {@code steps} rows at distance {@code row}, for each of {@code n} columns, a
     * multiple of the lanes.
     */
    void softmaxDown(int steps, int n, float[] x, int x0, int row);

    /** Computes {@code Σ a b}. */
    float dot(int n, float[] a, int a0, float[] b, int b0);

    /** Computes {@code Σ x}. */
    float sum(int n, float[] x, int x0);

    /** Computes {@code y += factor x}. */
    void add(int n, float factor, float[] x, int x0, float[] y, int y0);

    /** Computes {@code y = factor x}. */
    void scale(int n, float factor, float[] x, int x0, float[] y, int y0);

    /** Computes {@code y = x a + b} over rows of {@code n}, a and b (n). */
    void scaleRows(int rows, int n, float[] x, float[] a, float[] b, float[] y);

    /** Computes {@code sums += Σ x} over rows, row i at {@code x0 + i * xRow}. */
    void sumRows(int rows, int n, float[] x, int x0, int xRow, float[] sums, int s0);

    /** Computes {@code sums += Σ (x - mean)²} over rows of {@code n}. */
    void sumSquares(int rows, int n, float[] x, float[] mean, float[] sums);

    /** Computes {@code sums += Σ d}, {@code products += Σ d (x - mean)} over rows of {@code n}. */
    void sumProducts(int rows, int n, float[] d, float[] x, float[] mean, float[] sums, float[] products);

    /** Computes {@code d = d a + (x - mean) b + c} over rows of {@code n}; a, b, c (n). */
    void normalizeBackward(int rows, int n, float[] d, float[] x, float[] mean, float[] a, float[] b, float[] c);

    /** Computes {@code y = max(x, 0)}. */
    void relu(int n, float[] x, float[] y);

    /** Sets {@code d = 0} where y is 0. */
    void reluBackward(int n, float[] y, float[] d);

    /** Sets best to the maximum of best and x, and chosen to {@code index} where x was greater. */
    void greater(int n, float[] x, int x0, float[] best, int b0, float[] chosen, int c0, float index);

    /** Computes {@code d += slope} where chosen is {@code index}. */
    void route(int n, float[] slope, int s0, float[] chosen, int c0, float index, float[] d, int d0);

    /**
     * Computes {@code y = x scale} where the hash of the element's number is at least {@code limit}, else 0; see
     * {@link Noise}.
     *
     * @param first number of the first element
     */
    void drop(int n, int key, int first, int limit, float scale, float[] x, int x0, float[] y, int y0);

    /** Returns the fastest kernels that this JVM can run. */
    static Kernels chosen() {
        return KernelChoice.CHOSEN;
    }
}
