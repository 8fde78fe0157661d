package io.gruard.detect;

import java.io.IOException;
import java.util.List;

/** Takes detections in the order of their records. */
@FunctionalInterface
public interface DetectionSink {
    /**
     * Takes a batch.
     *
     * @throws IOException if the batch cannot be passed on
     */
    void accept(List<Detection> detections) throws IOException;

    /**
     * Called repeatedly while no records come, by the same thread, so that nothing waits for the next record.
     *
     * @throws IOException if something that was due cannot be passed on
     */
    default void idle() throws IOException {}
}
