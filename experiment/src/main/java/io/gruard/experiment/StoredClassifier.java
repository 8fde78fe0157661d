package io.gruard.experiment;

import io.gruard.core.Matrix;
import io.gruard.model.Thresholds;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Activations;
import io.gruard.nn.Scorer;
import io.gruard.training.novelty.VerdictPolicy;
import io.gruard.training.protocol.FittedClassifier;
import org.jspecify.annotations.Nullable;

/** The classifier of a model read from a file. */
record StoredClassifier(TrainedModel model, int threads) implements FittedClassifier {
    @Override
    public Matrix probabilities(Matrix rows) {
        try (Scorer scorer = new Scorer(model.network(), threads)) {
            return scorer.probabilities(rows);
        }
    }

    @Override
    public Activations activations(Matrix rows) {
        try (Scorer scorer = new Scorer(model.network(), threads)) {
            return scorer.activations(rows);
        }
    }

    @Override
    public @Nullable VerdictPolicy ownPolicy() {
        return policy(model);
    }

    /** Returns the verdict policy of a model, or null if it has neither a novelty detector nor thresholds. */
    static @Nullable VerdictPolicy policy(TrainedModel model) {
        boolean hasNone = model.novelty() == null
                && model.thresholds().equals(Thresholds.none(model.classes().size()));
        return hasNone ? null : new VerdictPolicy(model.novelty(), model.thresholds());
    }
}
