package io.gruard.model;

import io.gruard.core.Encoded;
import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.nn.Activations;
import io.gruard.nn.Scorer;
import java.util.ArrayList;
import java.util.List;

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
        return probabilities(model.encoder().apply(records));
    }

    /** The same for records that the model's encoder has encoded. */
    public Matrix probabilities(Encoded records) {
        return probabilities(records.matrix());
    }

    /** The same for their rows. */
    public Matrix probabilities(Matrix encoded) {
        return scorer.probabilities(encoded);
    }

    /** What the last layer takes and gives, for rows that the model's encoder has encoded. */
    public Activations activations(Matrix encoded) {
        return scorer.activations(encoded);
    }

    /**
     * Probabilities and novelty.
     *
     * @throws IllegalArgumentException if the records' schema is not the model's
     */
    public RecordScores scores(Table records) {
        return scores(model.encoder().apply(records), records);
    }

    /**
     * The same.
     *
     * @param encoded the records by the model's encoder
     */
    public RecordScores scores(Encoded encoded, Table records) {
        NoveltyDetector novelty = model.novelty();
        if (novelty == null || !novelty.readsNetwork()) {
            return RecordScores.of(probabilities(encoded), null, novelty, records);
        }
        Activations activations = activations(encoded.matrix());
        return RecordScores.of(activations.probabilities(), activations, novelty, records);
    }

    /** The verdict on each record by the model's own thresholds. */
    public List<Verdict> verdicts(Table records) {
        RecordScores scores = scores(records);
        VerdictRule rule = model.rule();
        List<Verdict> verdicts = new ArrayList<>(scores.rows());
        for (int row = 0; row < scores.rows(); row++) {
            verdicts.add(rule.verdict(scores, row));
        }
        return verdicts;
    }

    /** The most probable class of each row; the first of equally probable ones, as in the model file. */
    public static int[] mostProbable(Matrix probabilities) {
        int[] classes = new int[probabilities.rows()];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = mostProbable(probabilities, row);
        }
        return classes;
    }

    static int mostProbable(Matrix probabilities, int row) {
        int best = 0;
        for (int candidate = 1; candidate < probabilities.columns(); candidate++) {
            if (probabilities.get(row, candidate) > probabilities.get(row, best)) {
                best = candidate;
            }
        }
        return best;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
