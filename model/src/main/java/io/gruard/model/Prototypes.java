package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that represent the benign training rows. The energy of a row is its squared distance from the nearest prototype.
 *
 * <p>The nearest prototype minimises {@code |p|² / 2 − x·p}, which differs from half the squared distance by a number
 * that all prototypes share. The distance itself is computed from the differences: |x|² may be so much larger that
 * subtraction would lose all digits.
 *
 * @param count number of prototypes
 * @param width columns of a row
 * @param centres the prototypes as columns: (width, count)
 */
public record Prototypes(int count, int width, float[] centres) implements NoveltyMeasure {
    static final String CENTRES = "centres";

    public Prototypes {
        if (count < 1 || width < 1 || centres.length != Math.multiplyExact(width, count)) {
            throw new IllegalArgumentException("expected numbers for " + count + " prototypes of " + width
                    + " columns, found " + centres.length + " numbers");
        }
    }

    static Prototypes of(int count, int width, List<Tensor> tensors) {
        return new Prototypes(count, width, NoveltyMeasure.array(tensors, CENTRES));
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(new Tensor(CENTRES, List.of(width, count), centres));
    }

    @Override
    public MeasureShape shape() {
        return new MeasureShape.NearestPrototype(count);
    }

    @Override
    public float[] energies(Matrix rows) {
        NoveltyMeasure.requireWidth("prototypes", width, rows);
        float[] halves = halfSquares();
        float[] room = new float[count];
        float[] energies = new float[rows.rows()];
        for (int row = 0; row < energies.length; row++) {
            int at = row * width;
            energies[row] = squaredDistance(rows.values(), at, nearest(rows.values(), at, halves, room));
        }
        return energies;
    }

    /** {@code |p|² / 2} of each prototype. */
    public float[] halfSquares() {
        float[] halves = new float[count];
        for (int column = 0; column < width; column++) {
            for (int p = 0, i = column * count; p < count; p++, i++) {
                halves[p] += 0.5f * centres[i] * centres[i];
            }
        }
        return halves;
    }

    /**
     * Finds the prototype nearest to a row; the first if several are equally near.
     *
     * @param values array with the row
     * @param at index at which the row begins
     * @param halves see {@link #halfSquares}
     * @param room array of {@link #count} numbers, overwritten
     */
    public int nearest(float[] values, int at, float[] halves, float[] room) {
        halfDistances(values, at, halves, room);
        int nearest = 0;
        for (int p = 1; p < count; p++) {
            nearest = room[p] < room[nearest] ? p : nearest;
        }
        return nearest;
    }

    /**
     * Computes half the squared distances of a row from all prototypes, minus half its own square, into {@code room}.
     */
    void halfDistances(float[] values, int at, float[] halves, float[] room) {
        System.arraycopy(halves, 0, room, 0, count);
        // Column by column, so that the loop over prototypes is vectorised and zeros of a category cost nothing.
        for (int column = 0; column < width; column++) {
            float value = values[at + column];
            if (value != 0) {
                int from = column * count;
                for (int p = 0; p < count; p++) {
                    room[p] -= value * centres[from + p];
                }
            }
        }
    }

    float squaredDistance(float[] values, int at, int prototype) {
        float sum = 0;
        for (int column = 0, i = prototype; column < width; column++, i += count) {
            float apart = values[at + column] - centres[i];
            sum = Math.fma(apart, apart, sum);
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prototypes prototypes
                && count == prototypes.count
                && width == prototypes.width
                && Arrays.equals(centres, prototypes.centres);
    }

    @Override
    public int hashCode() {
        return 31 * count + Arrays.hashCode(centres);
    }

    @Override
    public String toString() {
        return count == 1
                ? "distance from the mean of " + width + " columns"
                : count + " prototypes of " + width + " columns";
    }
}
