package io.gruard.training.protocol;

import io.gruard.core.Classes;
import io.gruard.core.ColumnSpan;
import java.io.IOException;
import java.util.List;

/**
 * A learner of classes from encoded rows, such as a network, a random forest or a lookup table.
 *
 * @param <C> the classifier that it fits
 */
public interface Learner<C extends FittedClassifier> {
    /**
     * Fits a classifier to the training rows.
     *
     * @throws IOException if the learner's files cannot be read or written
     */
    C fit(LearningTask task) throws IOException;

    /**
     * The input of a learner.
     *
     * @param round name of the round, such as {@code official} or {@code fold-2}
     * @param spans the columns of each feature in the encoded rows
     * @param training encoded and balanced rows
     * @param validation encoded rows for early stopping; not trained on
     * @param seed random seed
     */
    record LearningTask(
            String round, Classes classes, List<ColumnSpan> spans, Examples training, Examples validation, long seed) {}
}
