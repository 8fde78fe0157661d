package io.gruard.learn;

import io.gruard.core.Matrix;
import io.gruard.learn.novelty.Guard;
import io.gruard.learn.protocol.Classifier;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Scorer;
import org.jspecify.annotations.Nullable;

/** A model read from a file, as what judges rows. */
record Stored(TrainedModel model, int threads) implements Classifier {
    @Override
    public Matrix probabilities(Matrix rows) {
        try (Scorer scorer = new Scorer(model.network(), threads)) {
            return scorer.probabilities(rows);
        }
    }

    @Override
    public @Nullable Guard ownGuard() {
        return guard(model);
    }

    /** The novelty detector of a model with its threshold. */
    static @Nullable Guard guard(TrainedModel model) {
        NoveltyDetector novelty = model.novelty();
        return novelty == null ? null : new Guard(novelty, model.thresholds().noveltyFrom());
    }
}
