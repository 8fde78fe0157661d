package io.gruard.traffic.source;

/**
 * A record on its way to the model.
 *
 * @param subject what it is a record of
 * @param features its features
 * @param seenNanos when it came in, by {@link System#nanoTime()}
 */
public record Observation(Subject subject, FeatureRow features, long seenNanos) {}
