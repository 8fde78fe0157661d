package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.List;

/**
 * The energy of a row is the mean of its squared distances from the few nearest of some {@link Prototypes} (the sum of the distances from
 * the k nearest rows in Angiulli and Pizzuti 2002). It depends less on where a single prototype came to stand than the distance from the
 * nearest alone.
 *
 * @param count how many of the prototypes
 * @param prototypes {@code count} or more
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
        NoveltyMeasure.requireWidth("a set of prototypes", width(), rows);
        float[] halves = prototypes.halfSquares();
        float[] room = new float[prototypes.count()];
        int[] nearest = new int[count];
        float[] energies = new float[rows.rows()];
        for (int row = 0; row < energies.length; row++) {
            int at = row * width();
            prototypes.halfDistances(rows.values(), at, halves, room);
            least(room, nearest);
            float sum = 0;
            for (int prototype : nearest) {
                sum += prototypes.squaredDistance(rows.values(), at, prototype);
            }
            energies[row] = sum / count;
        }
        return energies;
    }

    /** The places of the least values, rising; of equal ones the first. */
    private static void least(float[] values, int[] places) {
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            if (known < places.length || values[i] < values[places[known - 1]]) {
                int at = known < places.length ? known++ : known - 1;
                while (at > 0 && values[i] < values[places[at - 1]]) {
                    places[at] = places[at - 1];
                    at--;
                }
                places[at] = i;
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
