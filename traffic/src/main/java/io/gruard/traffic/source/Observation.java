package io.gruard.traffic.source;

/**
 * A record with its subject, as the model receives it.
 *
 * @param subject what the record describes
 * @param features its features
 * @param seenNanos when it was read, by {@link System#nanoTime()}
 */
public record Observation(Subject subject, FeatureRow features, long seenNanos) {}
