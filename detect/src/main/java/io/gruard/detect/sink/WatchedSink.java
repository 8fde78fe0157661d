package io.gruard.detect.sink;

/** A sink that reports its status. */
public interface WatchedSink {
    /** Returns the current status; for any thread. */
    SinkStatus status();
}
