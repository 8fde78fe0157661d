package io.gruard.traffic.source;

import io.gruard.traffic.connections.SourceRow;

/**
 * A record with its subject, as the model receives it.
 *
 * @param subject what the record describes
 * @param features its features
 * @param seenNanos when it was read, by {@link System#nanoTime()}
 * @param row the line of a log that it was read from
 */
public record Observation(Subject subject, FeatureRow features, long seenNanos, SourceRow row) {
    /** A record that was read from no line of a log. */
    public Observation(Subject subject, FeatureRow features, long seenNanos) {
        this(subject, features, seenNanos, SourceRow.NONE);
    }
}
