/**
 * What a classifier's predictions are worth: figures, curves, and their spread over folds and seeds.
 *
 * <p>A rate whose denominator is zero counts as 0, as in scikit-learn's {@code zero_division=0}; {@link
 * io.gruard.training.metric.Evaluation#notes()} names every rate to which that happened.
 */
package io.gruard.training.metric;
