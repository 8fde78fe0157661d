package io.gruard.training.audit;

import io.gruard.core.Records;
import io.gruard.core.TrainingRows;

/**
 * A split that a protocol makes.
 *
 * @param name such as {@code fold-1} or {@code KDDTest+}
 * @param training the rows to train on
 * @param held the rows to judge by
 */
public record NamedSplit(String name, TrainingRows training, Records held) {}
