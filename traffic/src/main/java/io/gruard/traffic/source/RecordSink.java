package io.gruard.traffic.source;

import java.io.IOException;

/** Receives the records of a source one by one. */
@FunctionalInterface
public interface RecordSink {
    void accept(Observation record) throws IOException;
}
