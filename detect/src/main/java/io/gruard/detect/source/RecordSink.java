package io.gruard.detect.source;

import io.gruard.detect.Observation;
import java.io.IOException;

/** Takes the records of a source, one after the other. */
@FunctionalInterface
public interface RecordSink {
    void accept(Observation record) throws IOException;
}
