package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The density of a mixture of Gaussians, as an energy: how far a row is from the rows to which the mixture was fitted.
 *
 * <p>Component k has the squared distance {@code q_k = |W_k x − s_k|²}. {@code W_k} whitens (the inverse of the
 * Cholesky factor of the covariance), and {@code s_k = W_k mean_k}. The energy is {@code −ln Σ_k exp(o_k − q_k / 2)}.
 * The offsets {@code o_k} contain weight and determinant, shifted so that {@code Σ_k exp(o_k) = 1}. The energy is
 * therefore 0 or more.
 *
 * @param components number of Gaussians
 * @param width columns of a row
 * @param rank dimensions of a whitened row
 * @param weights the transposed {@code W_k} side by side: (width, components · rank)
 * @param shifts the {@code s_k}, one after another: (components · rank)
 * @param offsets the {@code o_k}: (components)
 */
public record GaussianMixture(int components, int width, int rank, float[] weights, float[] shifts, float[] offsets)
        implements NoveltyMeasure {
    static final String WEIGHTS = "weights";
    static final String SHIFTS = "shifts";
    static final String OFFSETS = "offsets";

    public GaussianMixture {
        if (components < 1 || width < 1 || rank < 1) {
            throw new IllegalArgumentException("mixture: expected at least one component, column and dimension, found "
                    + components + ", " + width + " and " + rank);
        }
        int whitened = Math.multiplyExact(components, rank);
        if (weights.length != Math.multiplyExact(width, whitened)
                || shifts.length != whitened
                || offsets.length != components) {
            throw new IllegalArgumentException("mixture: expected arrays for " + components + " components, " + width
                    + " columns and " + rank + " dimensions, found " + weights.length + " weights, " + shifts.length
                    + " shifts and " + offsets.length + " offsets");
        }
    }

    /** Makes the mixture with the arrays of a file. */
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
        NoveltyMeasure.requireWidth("mixture", width, rows);
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
     * The logarithms of the summands of a row's density: {@code o_k − q_k / 2}.
     *
     * @param values array with the row
     * @param at index at which the row begins
     * @param whitened array of components · rank numbers, overwritten
     * @param logs one number for each component, overwritten
     */
    public void logarithms(float[] values, int at, float[] whitened, double[] logs) {
        whiten(values, at, whitened);
        for (int k = 0; k < components; k++) {
            logs[k] = offsets[k] - 0.5 * squares(whitened, k * rank);
        }
    }

    /**
     * Whitens column by column, so that the loop over dimensions is vectorised and zeros of a category cost nothing.
     */
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
        double max = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            max = Math.max(max, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - max);
        }
        return (float) Math.max(0, -(max + Math.log(sum)));
    }

    /** Uses four sums, because a single sum would wait for its previous value at each step. */
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
