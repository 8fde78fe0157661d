package io.gruard.training.novelty;

import io.gruard.core.Categories;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Labels;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.model.NearestAttackClass;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Fits a {@link NearestAttackClass} by multinomial logistic regression of the attack classes with a strong ridge penalty.
 *
 * <p>All classes have the same weight, and within a class all labels. A novel attack is not more similar to a frequent
 * attack than to a rare one, but by rows {@code neptune} would determine the class DoS almost alone. The ridge penalty keeps
 * what separates whole classes and suppresses what separates known labels.
 */
final class NearestAttackClassFit {
    /** Maximum number of rows of a label. */
    private static final int MAX_ROWS_PER_LABEL = 500;

    /** Factor of the squared weights in the loss. */
    private static final double RIDGE = 0.4;

    /**
     * Weight of the logarithms of the classifier's probabilities. Like the ridge, it was chosen inside KDDTrain+; see
     * docs/lab/nearest-class.md.
     */
    private static final double CLASSIFIER_WEIGHT = 0.1;

    private NearestAttackClassFit() {}

    /** Fits to the attack classes that have rows. If there are none, all attack classes are equally near. */
    static NearestAttackClass fit(Records training, FittedEncoder encoder, long seed) {
        Labels labels = training.labels();
        int benign = labels.classes().benign();
        int[] rows = sample(labels, seed);
        List<Integer> attacks = Arrays.stream(rows)
                .map(row -> labels.classOfRow()[row])
                .distinct()
                .sorted()
                .boxed()
                .toList();
        if (attacks.isEmpty()) {
            List<Integer> all = IntStream.range(0, labels.classes().size())
                    .filter(c -> c != benign)
                    .boxed()
                    .toList();
            return new NearestAttackClass(
                    all,
                    encoder.width(),
                    new float[encoder.width() * all.size()],
                    new float[all.size()],
                    CLASSIFIER_WEIGHT);
        }
        Labels selected = labels.select(rows);
        Matrix columns = encoder.apply(training.table().select(rows)).matrix();
        int[] target =
                Arrays.stream(selected.classOfRow()).map(attacks::indexOf).toArray();
        SoftmaxRegression.Solution solution =
                new SoftmaxRegression(columns, target, attacks.size(), weights(selected), RIDGE).solution();
        return new NearestAttackClass(
                attacks, encoder.width(), solution.weights(), solution.biases(), CLASSIFIER_WEIGHT);
    }

    /** Draws attack rows with a maximum for each label. */
    private static int[] sample(Labels labels, long seed) {
        Categories texts = labels.texts();
        // The order by name makes the result independent of the order of labels in a file.
        TreeMap<String, int[]> byLabel = new TreeMap<>();
        for (int code = 0; code < texts.dictionary().size(); code++) {
            int expected = code;
            byLabel.put(
                    texts.dictionary().get(code),
                    IntStream.range(0, labels.size())
                            .filter(row -> texts.codes()[row] == expected
                                    && labels.classOfRow()[row]
                                            != labels.classes().benign())
                            .toArray());
        }
        SplittableRandom random = new SplittableRandom(seed);
        return byLabel.values().stream()
                .flatMapToInt(rows -> Arrays.stream(Sampling.of(rows, MAX_ROWS_PER_LABEL, random)))
                .toArray();
    }

    /** Returns the weight of each row. All classes have equal weights, so have all labels of a class and all rows of a label. */
    private static double[] weights(Labels labels) {
        int[] rowsOfLabel = new int[labels.texts().dictionary().size()];
        int[] labelsOfClass = new int[labels.classes().size()];
        for (int row = 0; row < labels.size(); row++) {
            if (rowsOfLabel[labels.texts().codes()[row]]++ == 0) {
                labelsOfClass[labels.classOfRow()[row]]++;
            }
        }
        long classes = Arrays.stream(labelsOfClass).filter(count -> count > 0).count();
        return IntStream.range(0, labels.size())
                .mapToDouble(row -> 1.0
                        / classes
                        / labelsOfClass[labels.classOfRow()[row]]
                        / rowsOfLabel[labels.texts().codes()[row]])
                .toArray();
    }
}
