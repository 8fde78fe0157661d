package io.gruard.baselines.learner;

import io.gruard.core.Matrix;
import io.gruard.training.balance.NearestRows;
import io.gruard.training.protocol.Examples;
import io.gruard.training.protocol.Learner;

/**
 * Classifies a row as the class of the nearest training row, by Euclidean distance of encoded rows, exactly.
 *
 * @param threads number of threads; results do not depend on it
 */
public record NearestNeighbour(int threads) implements Learner<SizedClassifier> {
    @Override
    public SizedClassifier fit(LearningTask task) {
        Examples training = task.training();
        if (training.rows() < 2) {
            throw new IllegalArgumentException("1-nn: expected 2 training rows or more, found " + training.rows());
        }
        return new StoredRows(
                NearestRows.of(training.matrix(), 1),
                training.classOfRow(),
                task.classes().size(),
                (long) Float.BYTES * training.matrix().values().length + (long) Integer.BYTES * training.rows(),
                threads);
    }

    private record StoredRows(NearestRows search, int[] classOfRow, int classes, long bytes, int threads)
            implements SizedClassifier {
        @Override
        public Matrix probabilities(Matrix rows) {
            int[] nearest = search.find(rows, threads);
            Matrix probabilities = Matrix.zeros(rows.rows(), classes);
            for (int row = 0; row < rows.rows(); row++) {
                probabilities.values()[row * classes + classOfRow[nearest[row]]] = 1;
            }
            return probabilities;
        }
    }
}
