package io.gruard.model;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Says which attack a record is most like, for one that the classifier takes for benign: the greatest of
 * {@code x W + b + classifier * log p}, the first of equal ones, with the detector's columns {@code x} and the classifier's probabilities
 * {@code p} of the attack classes. The classifier counts little, since it is sure of such a record being no attack.
 *
 * @param attacks index of each attack class that a record may be like, rising; a class without training rows is none of them
 * @param width columns of a row
 * @param weights {@code W}, (width, attacks)
 * @param biases {@code b}, one an attack
 * @param classifier what the logarithm of a probability counts, 0 or more
 */
public record NearestAttackClass(List<Integer> attacks, int width, float[] weights, float[] biases, double classifier) {
    /** Probabilities below it count as it, so that their logarithm stays finite. */
    static final double MIN_PROBABILITY = 1e-30;

    static final String WEIGHTS = "weights";
    static final String BIASES = "biases";

    public NearestAttackClass {
        attacks = List.copyOf(attacks);
        if (attacks.isEmpty() || new HashSet<>(attacks).size() != attacks.size()) {
            throw new IllegalArgumentException("kinship is to one attack class or more, each once, found " + attacks);
        }
        if (biases.length != attacks.size() || weights.length != Math.multiplyExact(width, attacks.size())) {
            throw new IllegalArgumentException("kinship of " + width + " columns to " + attacks.size()
                    + " attack classes has other sizes than " + weights.length + " weights and " + biases.length
                    + " biases");
        }
        if (!(classifier >= 0 && classifier < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("what the classifier counts must be 0 or more, found " + classifier);
        }
    }

    /** Everything of it but its arrays and its width. */
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

    /** The arrays as the model file holds them. */
    List<Tensor> tensors() {
        return List.of(
                new Tensor(WEIGHTS, List.of(width, attacks.size()), weights),
                new Tensor(BIASES, List.of(attacks.size()), biases));
    }

    /**
     * How like each attack rows are, (rows, attacks), in the order of {@link #attacks}.
     *
     * @param columns (rows, width)
     * @param probabilities (rows, classes)
     */
    public Matrix likenesses(Matrix columns, Matrix probabilities) {
        NoveltyMeasure.requireWidth("kinship", width, columns);
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

    /** The attack class that each row is most like. */
    public int[] nearest(Matrix columns, Matrix probabilities) {
        int[] nearest = RecordClassifier.mostProbable(likenesses(columns, probabilities));
        for (int row = 0; row < nearest.length; row++) {
            nearest[row] = attacks.get(nearest[row]);
        }
        return nearest;
    }

    /** Refuses classes that there are not, and the benign one. */
    static void requireAttacks(List<Integer> attacks, Classes classes) {
        for (int attack : attacks) {
            if (attack < 0 || attack >= classes.size() || attack == classes.benign()) {
                throw new IllegalArgumentException(
                        "found kinship to class " + attack + ", expected an attack's index among " + classes.names());
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
        return "kinship of " + width + " columns to classes " + attacks;
    }
}
