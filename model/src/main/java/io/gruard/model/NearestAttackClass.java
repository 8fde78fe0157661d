package io.gruard.model;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Finds the attack class that is most similar to a record which the classifier considers benign. It is the class with
 * the largest {@code x W + b + classifier * log p}, the first if several are equal. {@code x} are the columns of the
 * detector, {@code p} the probabilities of the attack classes. The classifier has little weight, because it is certain
 * that such a record is benign.
 *
 * @param attacks indices of the attack classes with training rows, in ascending order
 * @param width columns of a row
 * @param weights {@code W}, (width, attacks)
 * @param biases {@code b}, one for each attack class
 * @param classifier factor of the logarithm of a probability, 0 or more
 */
public record NearestAttackClass(List<Integer> attacks, int width, float[] weights, float[] biases, double classifier) {
    /** Smaller probabilities are replaced by this, so that the logarithm is finite. */
    static final double MIN_PROBABILITY = 1e-30;

    static final String WEIGHTS = "weights";
    static final String BIASES = "biases";

    public NearestAttackClass {
        attacks = List.copyOf(attacks);
        if (attacks.isEmpty() || new HashSet<>(attacks).size() != attacks.size()) {
            throw new IllegalArgumentException(
                    "nearest attack class: expected one or more different attack classes, found " + attacks);
        }
        if (biases.length != attacks.size() || weights.length != Math.multiplyExact(width, attacks.size())) {
            throw new IllegalArgumentException("nearest attack class: expected weights and biases for " + width
                    + " columns and " + attacks.size() + " attack classes, found " + weights.length + " weights and "
                    + biases.length + " biases");
        }
        if (!(classifier >= 0 && classifier < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "nearest attack class: the factor of the classifier must be 0 or more, found " + classifier);
        }
    }

    /** All parameters except the arrays and their width. */
    record NearestAttackShape(List<Integer> attacks, double classifier) {
        NearestAttackShape {
            attacks = List.copyOf(attacks);
        }

        NearestAttackClass restored(int width, List<Tensor> tensors) {
            return new NearestAttackClass(
                    attacks,
                    width,
                    NoveltyMeasure.array(tensors, WEIGHTS),
                    NoveltyMeasure.array(tensors, BIASES),
                    classifier);
        }
    }

    NearestAttackShape shape() {
        return new NearestAttackShape(attacks, classifier);
    }

    /** The arrays as in the model file. */
    List<Tensor> tensors() {
        return List.of(
                new Tensor(WEIGHTS, List.of(width, attacks.size()), weights),
                new Tensor(BIASES, List.of(attacks.size()), biases));
    }

    /**
     * The similarity of rows to each attack class, (rows, attacks), in the order of {@link #attacks}.
     *
     * @param columns (rows, width)
     * @param probabilities (rows, classes)
     */
    public Matrix likenesses(Matrix columns, Matrix probabilities) {
        NoveltyMeasure.requireWidth("nearest attack class", width, columns);
        int size = attacks.size();
        Matrix likenesses = Matrix.zeros(columns.rows(), size);
        float[] sums = likenesses.values();
        for (int row = 0; row < columns.rows(); row++) {
            int to = row * size;
            System.arraycopy(biases, 0, sums, to, size);
            for (int column = 0; column < width; column++) {
                float value = columns.get(row, column);
                if (value != 0) {
                    for (int i = 0, from = column * size; i < size; i++) {
                        sums[to + i] = Math.fma(value, weights[from + i], sums[to + i]);
                    }
                }
            }
            for (int i = 0; i < size; i++) {
                double probability = Math.max(MIN_PROBABILITY, probabilities.get(row, attacks.get(i)));
                sums[to + i] += (float) (classifier * Math.log(probability));
            }
        }
        return likenesses;
    }

    /** The index of the most similar attack class for each row. */
    public int[] nearest(Matrix columns, Matrix probabilities) {
        int[] nearest = RecordClassifier.mostProbable(likenesses(columns, probabilities));
        for (int row = 0; row < nearest.length; row++) {
            nearest[row] = attacks.get(nearest[row]);
        }
        return nearest;
    }

    /** Checks that all indices are those of attack classes. */
    static void requireAttacks(List<Integer> attacks, Classes classes) {
        for (int attack : attacks) {
            if (attack < 0 || attack >= classes.size() || attack == classes.benign()) {
                throw new IllegalArgumentException("nearest attack class: expected the index of an attack in "
                        + classes.names() + ", found " + attack);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NearestAttackClass nearestAttackClass
                && width == nearestAttackClass.width
                && classifier == nearestAttackClass.classifier
                && attacks.equals(nearestAttackClass.attacks)
                && Arrays.equals(weights, nearestAttackClass.weights)
                && Arrays.equals(biases, nearestAttackClass.biases);
    }

    @Override
    public int hashCode() {
        return 31 * attacks.hashCode() + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "nearest of the attack classes " + attacks + " by " + width + " columns";
    }
}
