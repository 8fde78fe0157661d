/**
 * Metrics of predictions: figures, curves, and their spread over folds and seeds.
 *
 * <p>A rate whose denominator is zero counts as 0, as in scikit-learn's {@code zero_division=0}. {@link
 * io.gruard.training.metric.Evaluation#notes()} names every such rate.
 */
package io.gruard.training.metric;
