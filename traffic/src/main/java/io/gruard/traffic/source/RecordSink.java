package io.gruard.traffic.source;

import java.io.IOException;

/** Takes the records of a source, one after the other. */
@FunctionalInterface
public interface RecordSink {
    void accept(Observation record) throws IOException;
}
