package io.gruard.detect;

import java.io.IOException;
import java.util.List;

/** Receives detections in the order of their records. */
@FunctionalInterface
public interface DetectionSink {
    /**
     * Accepts a batch.
     *
     * @throws IOException if the batch cannot be passed on
     */
    void accept(List<Detection> detections) throws IOException;

    /**
     * Emits what is due. Called repeatedly by the same thread while no records come, so that nothing waits for the next
     * record.
     *
     * @throws IOException if something that is due cannot be passed on
     */
    default void idle() throws IOException {}
}
