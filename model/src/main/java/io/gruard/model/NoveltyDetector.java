package io.gruard.model;

import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Table;
import java.util.List;

/**
 * Measures how unlike the benign training rows a record is. Knows nothing of the classifier, so that an attack which the
 * classifier takes for benign can still stand out.
 *
 * @param encoder turns raw records into the measure's columns; an encoding of its own, since distances want other scales than the
 *     network
 * @param measure of the distance from the benign training rows
 * @param scale the energy at which the novelty is one half
 * @param kinship one a class, 0 for the benign one: what a class's probability is multiplied by when the attack most like an unknown
 *     one is sought. The inverse of a class's share in the training rows makes all attacks equally likely beforehand, which is all
 *     that can be said of one that nobody has seen.
 */
public record NoveltyDetector(FittedEncoder encoder, NoveltyMeasure measure, double scale, List<Double> kinship) {
    public NoveltyDetector {
        kinship = List.copyOf(kinship);
        if (encoder.width() != measure.width()) {
            throw new IllegalArgumentException(
                    "the measure takes " + measure.width() + " columns, the encoder gives " + encoder.width());
        }
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the scale of novelty must be above 0, found " + scale);
        }
        if (kinship.stream().anyMatch(weight -> !(weight >= 0 && weight < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException("kinship must be 0 or more, found " + kinship);
        }
    }

    /**
     * The novelty of each record: {@code energy / (energy + scale)}, from 0 (as benign as can be) to 1.
     *
     * @throws IllegalArgumentException if the records' schema is not the encoder's
     */
    public float[] novelty(Table records) {
        return novelty(encoder.apply(records).matrix());
    }

    /** The same of rows that {@link #encoder} has encoded. */
    public float[] novelty(Matrix encoded) {
        float[] novelty = measure.energies(encoded);
        for (int row = 0; row < novelty.length; row++) {
            novelty[row] = novelty[row] / (novelty[row] + (float) scale);
        }
        return novelty;
    }

    /** The attack class that a row's probabilities speak for most, whatever the benign one's is. */
    public int nearestAttack(Matrix probabilities, int row, int benign) {
        int nearest = benign == 0 ? 1 : 0;
        for (int candidate = nearest + 1; candidate < probabilities.columns(); candidate++) {
            if (candidate != benign && weighed(probabilities, row, candidate) > weighed(probabilities, row, nearest)) {
                nearest = candidate;
            }
        }
        return nearest;
    }

    private float weighed(Matrix probabilities, int row, int candidate) {
        return probabilities.get(row, candidate) * kinship.get(candidate).floatValue();
    }
}
