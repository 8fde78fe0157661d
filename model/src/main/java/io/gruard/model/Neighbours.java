package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.List;

/**
 * The energy of a row is the mean of its squared distances from its nearest {@link Prototypes} (compare the sum of
 * distances from the k nearest rows in Angiulli and Pizzuti 2002). It depends less on the position of a single
 * prototype than the distance from the nearest one.
 *
 * @param count number of nearest prototypes
 * @param prototypes {@code count} or more prototypes
 */
public record Neighbours(int count, Prototypes prototypes) implements NoveltyMeasure {
    public Neighbours {
        requireCount(count, prototypes.count());
    }

    static void requireCount(int count, int prototypes) {
        if (count < 1 || count > prototypes) {
            throw new IllegalArgumentException(
                    "neighbours must be 1 to the number of prototypes, " + prototypes + ", found " + count);
        }
    }

    @Override
    public int width() {
        return prototypes.width();
    }

    @Override
    public float[] energies(Matrix rows) {
        NoveltyMeasure.requireWidth("prototypes", width(), rows);
        float[] halves = prototypes.halfSquares();
        float[] room = new float[prototypes.count()];
        int[] nearest = new int[count];
        float[] energies = new float[rows.rows()];
        for (int row = 0; row < energies.length; row++) {
            int at = row * width();
            prototypes.halfDistances(rows.values(), at, halves, room);
            smallest(room, nearest);
            float sum = 0;
            for (int prototype : nearest) {
                sum += prototypes.squaredDistance(rows.values(), at, prototype);
            }
            energies[row] = sum / count;
        }
        return energies;
    }

    /**
     * Finds the indices of the smallest values, in ascending order of value. If values are equal, the first come first.
     */
    private static void smallest(float[] values, int[] indices) {
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            if (known < indices.length || values[i] < values[indices[known - 1]]) {
                int at = known < indices.length ? known++ : known - 1;
                while (at > 0 && values[i] < values[indices[at - 1]]) {
                    indices[at] = indices[at - 1];
                    at--;
                }
                indices[at] = i;
            }
        }
    }

    @Override
    public List<Tensor> tensors() {
        return prototypes.tensors();
    }

    @Override
    public MeasureShape shape() {
        return new MeasureShape.Neighbouring(prototypes.count(), count);
    }

    @Override
    public String toString() {
        return count + " nearest of " + prototypes;
    }
}
