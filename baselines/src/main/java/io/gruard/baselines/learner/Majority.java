package io.gruard.baselines.learner;

import io.gruard.core.Matrix;
import io.gruard.training.protocol.Learner;
import java.util.Arrays;

/** Classifies every row as the most frequent class of the training rows. The probabilities are the class shares. */
public final class Majority implements Learner<SizedClassifier> {
    @Override
    public SizedClassifier fit(LearningTask task) {
        float[] shares = new float[task.classes().size()];
        for (int c : task.training().classOfRow()) {
            shares[c] += 1f / task.training().rows();
        }
        return new Shares(shares);
    }

    private record Shares(float[] shares) implements SizedClassifier {
        @Override
        public Matrix probabilities(Matrix rows) {
            Matrix probabilities = Matrix.zeros(rows.rows(), shares.length);
            for (int row = 0; row < rows.rows(); row++) {
                System.arraycopy(shares, 0, probabilities.values(), row * shares.length, shares.length);
            }
            return probabilities;
        }

        @Override
        public long bytes() {
            return (long) Float.BYTES * shares.length;
        }

        @Override
        public String toString() {
            return "shares " + Arrays.toString(shares);
        }
    }
}
