package io.gruard.nn;

import static io.gruard.nn.Approximations.clamp;
import static io.gruard.nn.Approximations.denominator;
import static io.gruard.nn.Approximations.numerator;

import java.util.Arrays;

/** The kernels as plain loops, for a JVM without the Vector API. */
final class PlainKernels implements Kernels {
    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public int panel() {
        return 64;
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
        for (int j = 0; j < b.columns; j += b.panel) {
            int width = b.width(j);
            for (int i = 0; i < m; i++) {
                int to = c0 + i * cRow + j;
                System.arraycopy(start, s0 + i * sRow + j, c, to, width);
                rowTimesMatrix(
                        width,
                        k,
                        a,
                        a0 + i * aRow,
                        aColumn,
                        b.values,
                        b.first + j * b.rows + bRow * width,
                        width,
                        c,
                        to);
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
        for (int i = 0; i < m; i++) {
            rowTimesMatrix(n, k, a, a0 + i * aRow, aColumn, b, b0, bRow, c, c0 + i * cRow);
        }
    }

    private static void rowTimesMatrix(
            int n, int k, float[] a, int a0, int aColumn, float[] b, int b0, int bRow, float[] c, int c0) {
        for (int p = 0; p < k; p++) {
            float factor = a[a0 + p * aColumn];
            int from = b0 + p * bRow;
            for (int j = 0; j < n; j++) {
                c[c0 + j] = Math.fma(factor, b[from + j], c[c0 + j]);
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
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u++) {
                int at = g0 + i * 4 * units + u;
                float xr = clamp(gates[at + units] * 0.5f);
                float xz = clamp(gates[at + 2 * units] * 0.5f);
                float qr = denominator(xr);
                float qz = denominator(xz);
                float inverse = 0.5f / (qr * qz);
                float r = Math.fma(numerator(xr) * qz, inverse, 0.5f);
                float z = Math.fma(numerator(xz) * qr, inverse, 0.5f);
                float n = Approximations.tanh(Math.fma(r, gates[at], gates[at + 3 * units]));
                gates[at + units] = r;
                gates[at + 2 * units] = z;
                gates[at + 3 * units] = n;
                after[h0 + i * hRow + u] = Math.fma(z, before[b0 + i * bRow + u] - n, n);
            }
        }
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
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u++) {
                int at = g0 + i * 4 * units + u;
                int to = s0 + i * sRow + u;
                float r = gates[at + units];
                float z = gates[at + 2 * units];
                float n = gates[at + 3 * units];
                float d = slope[d0 + i * dRow + u] + carry[i * units + u];
                float dn = (d - d * z) * Math.fma(-n, n, 1f);
                slopes[to] = dn * r;
                slopes[to + units] = dn * gates[at] * Math.fma(-r, r, r);
                slopes[to + 2 * units] = d * (before[b0 + i * bRow + u] - n) * Math.fma(-z, z, z);
                slopes[to + 3 * units] = dn;
                carry[i * units + u] = d * z;
            }
        }
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
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u++) {
                int at = g0 + i * 4 * units + u;
                float in = sigmoid(gates[at]);
                float forget = sigmoid(gates[at + units]);
                float g = Approximations.tanh(gates[at + 2 * units]);
                float out = sigmoid(gates[at + 3 * units]);
                float cell = Math.fma(forget, cells[p0 + i * units + u], in * g);
                gates[at] = in;
                gates[at + units] = forget;
                gates[at + 2 * units] = g;
                gates[at + 3 * units] = out;
                cells[c0 + i * units + u] = cell;
                after[h0 + i * hRow + u] = out * Approximations.tanh(cell);
            }
        }
    }

    private static float sigmoid(float x) {
        return Math.fma(Approximations.tanh(x * 0.5f), 0.5f, 0.5f);
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
        for (int i = 0; i < rows; i++) {
            for (int u = 0; u < units; u++) {
                int at = g0 + i * 4 * units + u;
                float in = gates[at];
                float forget = gates[at + units];
                float g = gates[at + 2 * units];
                float out = gates[at + 3 * units];
                float bent = Approximations.tanh(cells[c0 + i * units + u]);
                float d = slope[d0 + i * dRow + u] + carry[i * units + u];
                float dc = Math.fma(d * out, Math.fma(-bent, bent, 1f), cellCarry[i * units + u]);
                gates[at] = dc * g * Math.fma(-in, in, in);
                gates[at + units] = dc * cells[p0 + i * units + u] * Math.fma(-forget, forget, forget);
                gates[at + 2 * units] = dc * in * Math.fma(-g, g, 1f);
                gates[at + 3 * units] = d * bent * Math.fma(-out, out, out);
                cellCarry[i * units + u] = dc * forget;
                carry[i * units + u] = 0;
            }
        }
    }

    @Override
    public void tanh(float[] x, int x0, int n) {
        for (int i = x0; i < x0 + n; i++) {
            x[i] = Approximations.tanh(x[i]);
        }
    }

    @Override
    public void tanhBackward(int n, float slope, float[] factors, float[] x, int x0) {
        for (int i = 0; i < n; i++) {
            x[x0 + i] = slope * factors[i] * Math.fma(-x[x0 + i], x[x0 + i], 1f);
        }
    }

    @Override
    public void softmax(int n, float scale, float[] x, int x0) {
        scale(n, scale, x, x0, x, x0);
        softmaxDown(n, 1, x, x0, 1);
        Arrays.fill(x, x0 + n, x0 + Lanes.up(n, this), 0f);
    }

    @Override
    public void softmaxBackward(int n, float scale, float[] weights, int w0, float[] slope, int d0) {
        float mean = dot(n, weights, w0, slope, d0);
        for (int i = 0; i < n; i++) {
            slope[d0 + i] = (slope[d0 + i] - mean) * (weights[w0 + i] * scale);
        }
    }

    @Override
    public void softmaxDown(int steps, int n, float[] x, int x0, int row) {
        for (int j = x0; j < x0 + n; j++) {
            float most = Float.NEGATIVE_INFINITY;
            for (int t = 0; t < steps; t++) {
                most = Math.max(most, x[j + t * row]);
            }
            float sum = 0;
            for (int t = 0; t < steps; t++) {
                float e = Approximations.exp(x[j + t * row] - most);
                x[j + t * row] = e;
                sum += e;
            }
            float inverse = 1 / sum;
            for (int t = 0; t < steps; t++) {
                x[j + t * row] *= inverse;
            }
        }
    }

    @Override
    public float dot(int n, float[] a, int a0, float[] b, int b0) {
        float sum = 0;
        for (int i = 0; i < n; i++) {
            sum = Math.fma(a[a0 + i], b[b0 + i], sum);
        }
        return sum;
    }

    @Override
    public float sum(int n, float[] x, int x0) {
        float sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[x0 + i];
        }
        return sum;
    }

    @Override
    public void add(int n, float factor, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < n; i++) {
            y[y0 + i] = Math.fma(factor, x[x0 + i], y[y0 + i]);
        }
    }

    @Override
    public void scale(int n, float factor, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < n; i++) {
            y[y0 + i] = factor * x[x0 + i];
        }
    }

    @Override
    public void scaleRows(int rows, int n, float[] x, float[] a, float[] b, float[] y) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < n; j++) {
                y[i * n + j] = Math.fma(x[i * n + j], a[j], b[j]);
            }
        }
    }

    @Override
    public void sumRows(int rows, int n, float[] x, int x0, int xRow, float[] sums, int s0) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < n; j++) {
                sums[s0 + j] += x[x0 + i * xRow + j];
            }
        }
    }

    @Override
    public void sumSquares(int rows, int n, float[] x, float[] mean, float[] sums) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < n; j++) {
                float d = x[i * n + j] - mean[j];
                sums[j] = Math.fma(d, d, sums[j]);
            }
        }
    }

    @Override
    public void sumProducts(int rows, int n, float[] d, float[] x, float[] mean, float[] sums, float[] products) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < n; j++) {
                sums[j] += d[i * n + j];
                products[j] = Math.fma(d[i * n + j], x[i * n + j] - mean[j], products[j]);
            }
        }
    }

    @Override
    public void normalizeBackward(
            int rows, int n, float[] d, float[] x, float[] mean, float[] a, float[] b, float[] c) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < n; j++) {
                float centred = x[i * n + j] - mean[j];
                d[i * n + j] = Math.fma(d[i * n + j], a[j], Math.fma(centred, b[j], c[j]));
            }
        }
    }

    @Override
    public void relu(int n, float[] x, float[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    @Override
    public void reluBackward(int n, float[] y, float[] d) {
        for (int i = 0; i < n; i++) {
            if (!(y[i] > 0)) {
                d[i] = 0;
            }
        }
    }

    @Override
    public void greater(int n, float[] x, int x0, float[] best, int b0, float[] chosen, int c0, float index) {
        for (int i = 0; i < n; i++) {
            if (x[x0 + i] > best[b0 + i]) {
                best[b0 + i] = x[x0 + i];
                chosen[c0 + i] = index;
            }
        }
    }

    @Override
    public void route(int n, float[] slope, int s0, float[] chosen, int c0, float index, float[] d, int d0) {
        for (int i = 0; i < n; i++) {
            if (chosen[c0 + i] == index) {
                d[d0 + i] += slope[s0 + i];
            }
        }
    }

    @Override
    public void drop(int n, int key, int first, int limit, float scale, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < n; i++) {
            y[y0 + i] = Noise.bits(key, first + i) >= limit ? x[x0 + i] * scale : 0f;
        }
    }
}
