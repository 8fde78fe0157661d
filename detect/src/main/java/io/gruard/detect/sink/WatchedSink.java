package io.gruard.detect.sink;

/** A sink that can say how it fares. */
public interface WatchedSink {
    /** How it fares now; for any thread. */
    SinkStatus status();
}
