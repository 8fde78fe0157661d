package io.gruard.baselines.learner;

import io.gruard.core.Matrix;
import io.gruard.training.fit.NetworkLearner;
import io.gruard.training.protocol.Learner;
import java.io.IOException;

/** Fits a network and reports its size. */
public record SizedNetwork(NetworkLearner learner) implements Learner<SizedClassifier> {
    @Override
    public SizedClassifier fit(LearningTask task) throws IOException {
        return new Weights(learner.fit(task));
    }

    private record Weights(NetworkLearner.Trained trained) implements SizedClassifier {
        @Override
        public Matrix probabilities(Matrix rows) {
            return trained.probabilities(rows);
        }

        @Override
        public long bytes() {
            return trained.fitted().network().tensors().stream()
                    .mapToLong(tensor -> (long) Float.BYTES * tensor.values().length)
                    .sum();
        }
    }
}
