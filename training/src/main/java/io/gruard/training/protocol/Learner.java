package io.gruard.training.protocol;

import io.gruard.core.Classes;
import io.gruard.core.ColumnSpan;
import java.io.IOException;
import java.util.List;

/**
 * Anything that learns classes from encoded rows: a network, a forest, a lookup.
 *
 * @param <C> what it makes
 */
public interface Learner<C extends FittedClassifier> {
    /**
     * Fits to the training rows.
     *
     * @throws IOException if what it keeps on disk cannot be read or written
     */
    C fit(LearningTask task) throws IOException;

    /**
     * What there is to learn.
     *
     * @param round name of the round: {@code official}, {@code fold-2}
     * @param spans where each feature's columns lie in the rows
     * @param training encoded and balanced rows
     * @param validation encoded rows that are not trained on, for early stopping
     * @param seed of everything random in it
     */
    record LearningTask(
            String round, Classes classes, List<ColumnSpan> spans, Examples training, Examples validation, long seed) {}
}
