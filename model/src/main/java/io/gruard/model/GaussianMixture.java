package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The density of a mixture of Gaussians, as an energy: how far a row lies from all that the mixture was fitted to.
 *
 * <p>Component k has the squared distance {@code q_k = |W_k x − s_k|²}, where {@code W_k} whitens (the inverse of the
 * covariance's Cholesky factor) and {@code s_k = W_k mean_k}; the energy is {@code −ln Σ_k exp(o_k − q_k / 2)}. The offsets
 * {@code o_k} hold weight and determinant, shifted so that {@code Σ_k exp(o_k) = 1}, and the energy is 0 or more.
 *
 * @param components how many Gaussians
 * @param width columns of a row
 * @param rank dimensions of a whitened row
 * @param weights the transposed {@code W_k} side by side: (width, components · rank)
 * @param shifts the {@code s_k}, one after the other: (components · rank)
 * @param offsets the {@code o_k}: (components)
 */
public record GaussianMixture(int components, int width, int rank, float[] weights, float[] shifts, float[] offsets)
        implements NoveltyMeasure {
    static final String WEIGHTS = "weights";
    static final String SHIFTS = "shifts";
    static final String OFFSETS = "offsets";

    public GaussianMixture {
        if (components < 1 || width < 1 || rank < 1) {
            throw new IllegalArgumentException("a mixture needs a component, a column and a dimension, found "
                    + components + ", " + width + " and " + rank);
        }
        int whitened = Math.multiplyExact(components, rank);
        if (weights.length != Math.multiplyExact(width, whitened)
                || shifts.length != whitened
                || offsets.length != components) {
            throw new IllegalArgumentException("a mixture of " + components + " components, " + width + " columns and "
                    + rank + " dimensions has other sizes than " + weights.length + " weights, " + shifts.length
                    + " shifts and " + offsets.length + " offsets");
        }
    }

    /** The mixture of these sizes out of the arrays of a file. */
    static GaussianMixture of(int components, int width, int rank, List<Tensor> tensors) {
        return new GaussianMixture(
                components,
                width,
                rank,
                NoveltyMeasure.array(tensors, WEIGHTS),
                NoveltyMeasure.array(tensors, SHIFTS),
                NoveltyMeasure.array(tensors, OFFSETS));
    }

    @Override
    public MeasureShape shape() {
        return new MeasureShape.Mixture(components, rank);
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(
                new Tensor(WEIGHTS, List.of(width, components * rank), weights),
                new Tensor(SHIFTS, List.of(components * rank), shifts),
                new Tensor(OFFSETS, List.of(components), offsets));
    }

    @Override
    public float[] energies(Matrix rows) {
        NoveltyMeasure.requireWidth("the mixture", width, rows);
        float[] energies = new float[rows.rows()];
        float[] whitened = new float[shifts.length];
        double[] logs = new double[components];
        for (int row = 0; row < energies.length; row++) {
            logarithms(rows.values(), row * width, whitened, logs);
            energies[row] = energy(logs);
        }
        return energies;
    }

    /**
     * The summands of one row's density, as logarithms: {@code o_k − q_k / 2}.
     *
     * @param values holds the row from {@code at} on
     * @param whitened room for components · rank numbers
     * @param logs one a component, written
     */
    public void logarithms(float[] values, int at, float[] whitened, double[] logs) {
        whiten(values, at, whitened);
        for (int k = 0; k < components; k++) {
            logs[k] = offsets[k] - 0.5 * squares(whitened, k * rank);
        }
    }

    /** Column by column, so that the loop over dimensions runs in vectors and a category's zeros cost nothing. */
    private void whiten(float[] values, int at, float[] whitened) {
        for (int i = 0; i < whitened.length; i++) {
            whitened[i] = -shifts[i];
        }
        for (int column = 0; column < width; column++) {
            float value = values[at + column];
            if (value != 0) {
                int from = column * whitened.length;
                for (int i = 0; i < whitened.length; i++) {
                    whitened[i] += value * weights[from + i];
                }
            }
        }
    }

    private static float energy(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return (float) Math.max(0, -(most + Math.log(sum)));
    }

    /** Four sums, since one would wait for itself at every step. */
    private double squares(float[] whitened, int from) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < from + rank; i += 4) {
            a += whitened[i] * whitened[i];
            b += whitened[i + 1] * whitened[i + 1];
            c += whitened[i + 2] * whitened[i + 2];
            d += whitened[i + 3] * whitened[i + 3];
        }
        for (; i < from + rank; i++) {
            a += whitened[i] * whitened[i];
        }
        return a + b + c + d;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GaussianMixture mixture
                && components == mixture.components
                && width == mixture.width
                && rank == mixture.rank
                && Arrays.equals(weights, mixture.weights)
                && Arrays.equals(shifts, mixture.shifts)
                && Arrays.equals(offsets, mixture.offsets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(weights) + Arrays.hashCode(shifts);
    }

    @Override
    public String toString() {
        return "mixture of " + components + " Gaussians of " + rank + " dimensions on " + width + " columns";
    }
}
