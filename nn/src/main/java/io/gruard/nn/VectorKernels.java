package io.gruard.nn;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** The kernels on the Vector API, at the machine's preferred vector length. */
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    private static final int LANES = SPECIES.length();
    /** Vectors in the widest tile. 256-bit vectors mean AVX2 with its 16 registers; all others here have 32. */
    private static final int WIDEST = SPECIES.vectorBitSize() == 256 ? 2 : 4;

    private static final int PANEL = WIDEST * LANES;
    /** Rows of b that stay in the first-level cache together: 128 of 256 bytes of a packed panel. */
    private static final int PACKED_DEPTH = 128;
    /** Unpacked rows may be a power of two apart and fall on the same cache sets; 48 of them still fit. */
    private static final int STRIDED_DEPTH = 96;

    private static final IntVector COUNT = IntVector.zero(INTS).addIndex(1);

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int panel() {
        return PANEL;
    }

    @Override
    public void product(
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
            int cRow) {
        int j = 0;
        if (m == 1 && aColumn == 1 && WIDEST == 4) {
            // One row fills no tile. Two panels at once are enough chains that none waits for itself.
            for (; j + 2 * PANEL <= b.columns; j += 2 * PANEL) {
                int panel = b.first + j * b.rows + bRow * PANEL;
                VectorTiles.row1x8(k, a, a0, b.values, panel, panel + PANEL * b.rows, start, s0 + j, c, c0 + j);
            }
        }
        for (; j < b.columns; j += PANEL) {
            int width = b.width(j);
            int panel = b.first + j * b.rows + bRow * width;
            int deep = Math.min(k, PACKED_DEPTH);
            columns(m, width, deep, a, a0, aRow, aColumn, b.values, panel, width, start, s0 + j, sRow, c, c0 + j, cRow);
            for (int p = deep; p < k; p += PACKED_DEPTH) {
                columns(
                        m,
                        width,
                        Math.min(k - p, PACKED_DEPTH),
                        a,
                        a0 + p * aColumn,
                        aRow,
                        aColumn,
                        b.values,
                        panel + p * width,
                        width,
                        c,
                        c0 + j,
                        cRow,
                        c,
                        c0 + j,
                        cRow);
            }
        }
    }

    @Override
    public void accumulate(
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
            int cRow) {
        for (int p = 0; p < k; p += STRIDED_DEPTH) {
            int deep = Math.min(k - p, STRIDED_DEPTH);
            int at = a0 + p * aColumn;
            for (int j = 0; j < n; j += PANEL) {
                columns(
                        m,
                        Math.min(PANEL, n - j),
                        deep,
                        a,
                        at,
                        aRow,
                        aColumn,
                        b,
                        b0 + p * bRow + j,
                        bRow,
                        c,
                        c0 + j,
                        cRow,
                        c,
                        c0 + j,
                        cRow);
            }
        }
    }

    /** Computes one panel of a product, by tiles of falling width. */
    private static void columns(
            int m,
            int width,
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int bRow,
            float[] s,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        int j = 0;
        boolean byRows = aColumn == 1 && bRow == PANEL;
        if (WIDEST == 4 && width == 4 * LANES && (byRows || aRow == 1)) {
            int i = 0;
            for (; byRows && i + 6 <= m; i += 6) {
                VectorTiles.rows6x4(k, a, a0 + i * aRow, aRow, b, b0, s, s0 + i * sRow, sRow, c, c0 + i * cRow, cRow);
            }
            for (; i + 6 <= m; i += 6) {
                VectorTiles.columns6x4(
                        k, a, a0 + i, aColumn, b, b0, bRow, s, s0 + i * sRow, sRow, c, c0 + i * cRow, cRow);
            }
            for (; i + 2 <= m; i += 2) {
                VectorTiles.tile2x4(
                        k,
                        a,
                        a0 + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        b0,
                        bRow,
                        s,
                        s0 + i * sRow,
                        sRow,
                        c,
                        c0 + i * cRow,
                        cRow);
            }
            for (; i < m; i++) {
                VectorTiles.tile1x4(
                        k,
                        a,
                        a0 + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        b0,
                        bRow,
                        s,
                        s0 + i * sRow,
                        sRow,
                        c,
                        c0 + i * cRow,
                        cRow);
            }
            return;
        }
        for (; j + 2 * LANES <= width; j += 2 * LANES) {
            int i = 0;
            for (; i + 6 <= m; i += 6) {
                VectorTiles.tile6x2(
                        k,
                        a,
                        a0 + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        b0 + j,
                        bRow,
                        s,
                        s0 + i * sRow + j,
                        sRow,
                        c,
                        c0 + i * cRow + j,
                        cRow);
            }
            for (; i < m; i++) {
                VectorTiles.tile1x2(
                        k,
                        a,
                        a0 + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        b0 + j,
                        bRow,
                        s,
                        s0 + i * sRow + j,
                        sRow,
                        c,
                        c0 + i * cRow + j,
                        cRow);
            }
        }
        if (j < width) {
            int i = 0;
            for (; i + 6 <= m; i += 6) {
                VectorTiles.tile6x1(
                        k,
                        a,
                        a0 + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        b0 + j,
                        bRow,
                        s,
                        s0 + i * sRow + j,
                        sRow,
                        c,
                        c0 + i * cRow + j,
                        cRow);
            }
            for (; i < m; i++) {
                VectorTiles.tile1x1(
                        k,
                        a,
                        a0 + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        b0 + j,
                        bRow,
                        s,
                        s0 + i * sRow + j,
                        sRow,
                        c,
                        c0 + i * cRow + j,
                        cRow);
            }
        }
    }

    @Override
    public void gruForward(
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
        VectorGates.gruForward(rows, units, gates, g0, before, b0, bRow, after, h0, hRow);
    }

    @Override
    public void gruBackward(
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
        VectorGates.gruBackward(rows, units, gates, g0, before, b0, bRow, slope, d0, dRow, carry, slopes, s0, sRow);
    }

    @Override
    public void lstmForward(
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
        VectorGates.lstmForward(rows, units, gates, g0, cells, p0, c0, after, h0, hRow);
    }

    @Override
    public void lstmBackward(
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
        VectorGates.lstmBackward(rows, units, gates, g0, cells, p0, c0, slope, d0, dRow, carry, cellCarry);
    }

    @Override
    public void tanh(float[] x, int x0, int n) {
        VectorGates.tanh(x, x0, n);
    }

    @Override
    public void tanhBackward(int n, float slope, float[] factors, float[] x, int x0) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < n; i += LANES) {
            FloatVector y = FloatVector.fromArray(SPECIES, x, x0 + i);
            FloatVector.fromArray(SPECIES, factors, i)
                    .mul(slope)
                    .mul(y.neg().fma(y, one))
                    .intoArray(x, x0 + i);
        }
    }

    @Override
    public float dot(int n, float[] a, int a0, float[] b, int b0) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            sum = FloatVector.fromArray(SPECIES, a, a0 + i).fma(FloatVector.fromArray(SPECIES, b, b0 + i), sum);
        }
        return VectorSoftmax.total(sum);
    }

    @Override
    public void softmax(int n, float scale, float[] x, int x0) {
        VectorSoftmax.softmax(n, scale, x, x0);
    }

    @Override
    public void softmaxBackward(int n, float scale, float[] weights, int w0, float[] slope, int d0) {
        VectorSoftmax.softmaxBackward(n, scale, weights, w0, slope, d0);
    }

    @Override
    public void softmaxDown(int steps, int n, float[] x, int x0, int row) {
        VectorSoftmax.softmaxDown(steps, n, x, x0, row);
    }

    @Override
    public float sum(int n, float[] x, int x0) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            sum = sum.add(FloatVector.fromArray(SPECIES, x, x0 + i));
        }
        return VectorSoftmax.total(sum);
    }

    @Override
    public void add(int n, float factor, float[] x, int x0, float[] y, int y0) {
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        for (int i = 0; i < n; i += LANES) {
            f.fma(FloatVector.fromArray(SPECIES, x, x0 + i), FloatVector.fromArray(SPECIES, y, y0 + i))
                    .intoArray(y, y0 + i);
        }
    }

    @Override
    public void scale(int n, float factor, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, x, x0 + i).mul(factor).intoArray(y, y0 + i);
        }
    }

    @Override
    public void scaleRows(int rows, int n, float[] x, float[] a, float[] b, float[] y) {
        for (int j = 0; j < n; j += LANES) {
            FloatVector factor = FloatVector.fromArray(SPECIES, a, j);
            FloatVector shift = FloatVector.fromArray(SPECIES, b, j);
            for (int i = 0; i < rows; i++) {
                FloatVector.fromArray(SPECIES, x, i * n + j).fma(factor, shift).intoArray(y, i * n + j);
            }
        }
    }

    @Override
    public void sumRows(int rows, int n, float[] x, int x0, int xRow, float[] sums, int s0) {
        for (int j = 0; j < n; j += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, s0 + j);
            for (int i = 0; i < rows; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, x0 + i * xRow + j));
            }
            sum.intoArray(sums, s0 + j);
        }
    }

    @Override
    public void sumSquares(int rows, int n, float[] x, float[] mean, float[] sums) {
        for (int j = 0; j < n; j += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, j);
            FloatVector centre = FloatVector.fromArray(SPECIES, mean, j);
            for (int i = 0; i < rows; i++) {
                FloatVector d = FloatVector.fromArray(SPECIES, x, i * n + j).sub(centre);
                sum = d.fma(d, sum);
            }
            sum.intoArray(sums, j);
        }
    }

    @Override
    public void sumProducts(int rows, int n, float[] d, float[] x, float[] mean, float[] sums, float[] products) {
        for (int j = 0; j < n; j += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, j);
            FloatVector product = FloatVector.fromArray(SPECIES, products, j);
            FloatVector centre = FloatVector.fromArray(SPECIES, mean, j);
            for (int i = 0; i < rows; i++) {
                FloatVector slope = FloatVector.fromArray(SPECIES, d, i * n + j);
                sum = sum.add(slope);
                product = slope.fma(FloatVector.fromArray(SPECIES, x, i * n + j).sub(centre), product);
            }
            sum.intoArray(sums, j);
            product.intoArray(products, j);
        }
    }

    @Override
    public void normalizeBackward(
            int rows, int n, float[] d, float[] x, float[] mean, float[] a, float[] b, float[] c) {
        for (int j = 0; j < n; j += LANES) {
            FloatVector centre = FloatVector.fromArray(SPECIES, mean, j);
            FloatVector va = FloatVector.fromArray(SPECIES, a, j);
            FloatVector vb = FloatVector.fromArray(SPECIES, b, j);
            FloatVector vc = FloatVector.fromArray(SPECIES, c, j);
            for (int i = 0; i < rows; i++) {
                FloatVector centred =
                        FloatVector.fromArray(SPECIES, x, i * n + j).sub(centre);
                FloatVector.fromArray(SPECIES, d, i * n + j)
                        .fma(va, centred.fma(vb, vc))
                        .intoArray(d, i * n + j);
            }
        }
    }

    @Override
    public void relu(int n, float[] x, float[] y) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, x, i);
            value.blend(0f, value.compare(LE, 0f)).intoArray(y, i);
        }
    }

    @Override
    public void reluBackward(int n, float[] y, float[] d) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> alive = FloatVector.fromArray(SPECIES, y, i).compare(GT, 0f);
            zero.blend(FloatVector.fromArray(SPECIES, d, i), alive).intoArray(d, i);
        }
    }

    @Override
    public void greater(int n, float[] x, int x0, float[] best, int b0, float[] chosen, int c0, float index) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, x, x0 + i);
            FloatVector held = FloatVector.fromArray(SPECIES, best, b0 + i);
            VectorMask<Float> more = value.compare(GT, held);
            held.blend(value, more).intoArray(best, b0 + i);
            FloatVector.fromArray(SPECIES, chosen, c0 + i).blend(index, more).intoArray(chosen, c0 + i);
        }
    }

    @Override
    public void route(int n, float[] slope, int s0, float[] chosen, int c0, float index, float[] d, int d0) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> here =
                    FloatVector.fromArray(SPECIES, chosen, c0 + i).compare(EQ, index);
            FloatVector held = FloatVector.fromArray(SPECIES, d, d0 + i);
            FloatVector sum = held.add(FloatVector.fromArray(SPECIES, slope, s0 + i));
            held.blend(sum, here).intoArray(d, d0 + i);
        }
    }

    @Override
    public void drop(int n, int key, int first, int limit, float scale, float[] x, int x0, float[] y, int y0) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            IntVector bits = COUNT.add(first + i).lanewise(XOR, key);
            bits = bits.lanewise(XOR, bits.lanewise(LSHR, 16)).mul(Noise.FIRST);
            bits = bits.lanewise(XOR, bits.lanewise(LSHR, 15)).mul(Noise.SECOND);
            bits = bits.lanewise(XOR, bits.lanewise(LSHR, 16)).lanewise(LSHR, 1);
            VectorMask<Float> kept =
                    bits.compare(jdk.incubator.vector.VectorOperators.GE, limit).cast(SPECIES);
            FloatVector scaled = FloatVector.fromArray(SPECIES, x, x0 + i).mul(scale);
            zero.blend(scaled, kept).intoArray(y, y0 + i);
        }
    }
}
