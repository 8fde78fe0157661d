package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that stand for all that was benign in training; the energy of a row is its squared distance from the nearest of them.
 *
 * <p>The nearest is found by {@code |p|² / 2 − x·p}, which differs from half the squared distance by a number that all prototypes share;
 * the distance itself is taken from the differences then, since |x|² may be so much larger that nothing would be left of it.
 *
 * @param count how many
 * @param width columns of a row
 * @param centres the prototypes side by side: (width, count)
 */
public record Prototypes(int count, int width, float[] centres) implements NoveltyMeasure {
    static final String CENTRES = "centres";

    public Prototypes {
        if (count < 1 || width < 1 || centres.length != Math.multiplyExact(width, count)) {
            throw new IllegalArgumentException(count + " prototypes of " + width + " columns have other sizes than "
                    + centres.length + " numbers");
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
        NoveltyMeasure.requireWidth("a set of prototypes", width, rows);
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
     * The prototype nearest to a row; the first of equally near ones.
     *
     * @param halves see {@link #halfSquares}
     * @param room for {@link #count} numbers, overwritten
     */
    public int nearest(float[] values, int at, float[] halves, float[] room) {
        halfDistances(values, at, halves, room);
        int nearest = 0;
        for (int p = 1; p < count; p++) {
            nearest = room[p] < room[nearest] ? p : nearest;
        }
        return nearest;
    }

    /** Half the squared distances of a row from all prototypes, less half of its own square; in {@code room}. */
    void halfDistances(float[] values, int at, float[] halves, float[] room) {
        System.arraycopy(halves, 0, room, 0, count);
        // Column by column, so that the loop over prototypes runs in vectors and a category's zeros cost nothing.
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
