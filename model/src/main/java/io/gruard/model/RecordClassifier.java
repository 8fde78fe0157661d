package io.gruard.model;

import io.gruard.core.Encoded;
import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.nn.Activations;
import io.gruard.nn.Scorer;
import java.util.ArrayList;
import java.util.List;

/**
 * Classifies raw records. The bits of a row depend neither on the other rows nor on the number of threads. A classifier
 * owns its threads and memory. It must be used by one thread at a time and must be closed.
 */
public final class RecordClassifier implements AutoCloseable {
    private final TrainedModel model;
    private final Scorer scorer;

    /** Makes a classifier with the current weights of the model. */
    public RecordClassifier(TrainedModel model, int threads) {
        this.model = model;
        this.scorer = new Scorer(model.network(), threads);
    }

    /**
     * Computes the probability of each class, (rows, classes).
     *
     * @throws IllegalArgumentException if the schema of the records is not that of the model
     */
    public Matrix probabilities(Table records) {
        return probabilities(model.encoder().apply(records));
    }

    /** Computes the probabilities for encoded records. */
    public Matrix probabilities(Encoded records) {
        return probabilities(records.matrix());
    }

    /** Computes the probabilities for encoded rows. */
    public Matrix probabilities(Matrix encoded) {
        return scorer.probabilities(encoded);
    }

    /** Computes the inputs and outputs of the last layer for encoded rows. */
    public Activations activations(Matrix encoded) {
        return scorer.activations(encoded);
    }

    /**
     * Computes probabilities and novelty.
     *
     * @throws IllegalArgumentException if the schema of the records is not that of the model
     */
    public RecordScores scores(Table records) {
        return scores(model.encoder().apply(records), records);
    }

    /**
     * Computes probabilities and novelty for encoded records.
     *
     * @param encoded the records as encoded by the encoder of the model
     * @param records the same records, for the novelty detector
     */
    public RecordScores scores(Encoded encoded, Table records) {
        NoveltyDetector novelty = model.novelty();
        if (novelty == null || !novelty.readsNetwork()) {
            return RecordScores.of(probabilities(encoded), null, novelty, records);
        }
        Activations activations = activations(encoded.matrix());
        return RecordScores.of(activations.probabilities(), activations, novelty, records);
    }

    /** The verdict for each record, with the thresholds of the model. */
    public List<Verdict> verdicts(Table records) {
        RecordScores scores = scores(records);
        VerdictRule rule = model.rule();
        List<Verdict> verdicts = new ArrayList<>(scores.rows());
        for (int row = 0; row < scores.rows(); row++) {
            verdicts.add(rule.verdict(scores, row));
        }
        return verdicts;
    }

    /** The most probable class of each row. If several are equal, the first, as in the model file. */
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
