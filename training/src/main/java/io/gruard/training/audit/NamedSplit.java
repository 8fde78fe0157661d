package io.gruard.training.audit;

import io.gruard.core.Records;
import io.gruard.core.TrainingRows;

/**
 * A split of a protocol.
 *
 * @param name such as {@code fold-1} or {@code KDDTest+}
 * @param training training rows
 * @param test test rows
 */
public record NamedSplit(String name, TrainingRows training, Records test) {}
