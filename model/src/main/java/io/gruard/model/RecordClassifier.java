package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.nn.Scorer;

/**
 * Calls raw records by their class. A row's bits do not depend on the rows beside it or on the number of threads. A
 * classifier owns its threads and work space; it is used by one thread at a time and must be closed.
 */
public final class RecordClassifier implements AutoCloseable {
    private final TrainedModel model;
    private final Scorer scorer;

    /** A classifier with the weights that the model has now. */
    public RecordClassifier(TrainedModel model, int threads) {
        this.model = model;
        this.scorer = new Scorer(model.network(), threads);
    }

    /**
     * The probability of each class, (rows, classes).
     *
     * @throws IllegalArgumentException if the records' schema is not the model's
     */
    public Matrix probabilities(Table records) {
        return scorer.probabilities(model.encoder().apply(records).matrix());
    }

    /** The most probable class of each row; the first of equally probable ones, as in the model file. */
    public static int[] mostProbable(Matrix probabilities) {
        int[] classes = new int[probabilities.rows()];
        for (int row = 0; row < classes.length; row++) {
            for (int candidate = 1; candidate < probabilities.columns(); candidate++) {
                if (probabilities.get(row, candidate) > probabilities.get(row, classes[row])) {
                    classes[row] = candidate;
                }
            }
        }
        return classes;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
