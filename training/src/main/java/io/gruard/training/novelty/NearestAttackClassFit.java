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
 * Fits a {@link NearestAttackClass}: multinomial logistic regression of the attack classes with a strong ridge. All classes count the same, and
 * within a class all labels, since an attack that nobody has seen is no more like a frequent one than like a rare one: by rows
 * {@code neptune} would be all there is of DoS. The ridge leaves what sets whole classes apart and takes away what tells known labels from each
 * other.
 */
final class NearestAttackClassFit {
    /** So many rows tell what a label is like. */
    private static final int ROWS_OF_A_LABEL = 500;

    /** Of the squared weights, beside the mean loss. */
    private static final double RIDGE = 0.4;

    /** Of the logarithms of the classifier's probabilities. Chosen, as the ridge, inside KDDTrain+; docs/lab/nearest-class.md tells how. */
    private static final double CLASSIFIER = 0.1;

    private NearestAttackClassFit() {}

    /** Kinship to the attack classes that have rows; to all of them alike where none has any. */
    static NearestAttackClass fit(Records training, FittedEncoder encoder, long seed) {
        Labels labels = training.labels();
        int benign = labels.classes().benign();
        int[] rows = drawn(labels, seed);
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
                    all, encoder.width(), new float[encoder.width() * all.size()], new float[all.size()], CLASSIFIER);
        }
        Labels chosen = labels.select(rows);
        Matrix columns = encoder.apply(training.table().select(rows)).matrix();
        int[] target = Arrays.stream(chosen.classOfRow()).map(attacks::indexOf).toArray();
        SoftmaxRegression.Solution solution =
                new SoftmaxRegression(columns, target, attacks.size(), weights(chosen), RIDGE).solution();
        return new NearestAttackClass(attacks, encoder.width(), solution.weights(), solution.biases(), CLASSIFIER);
    }

    /** Attack rows, of each label not too many. */
    private static int[] drawn(Labels labels, long seed) {
        Categories words = labels.texts();
        // By name, so that the rows do not depend on the order in which a file shows its labels.
        TreeMap<String, int[]> byLabel = new TreeMap<>();
        for (int code = 0; code < words.dictionary().size(); code++) {
            int expected = code;
            byLabel.put(
                    words.dictionary().get(code),
                    IntStream.range(0, labels.size())
                            .filter(row -> words.codes()[row] == expected
                                    && labels.classOfRow()[row]
                                            != labels.classes().benign())
                            .toArray());
        }
        SplittableRandom random = new SplittableRandom(seed);
        return byLabel.values().stream()
                .flatMapToInt(rows -> Arrays.stream(Sampling.of(rows, ROWS_OF_A_LABEL, random)))
                .toArray();
    }

    /** What each row counts: all classes the same, of each class all labels, of each label all rows. */
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
