package io.gruard.detect;

import java.io.IOException;
import java.util.List;

/** Takes detections in the order of their records. */
@FunctionalInterface
public interface DetectionSink {
    /**
     * Takes a batch.
     *
     * @param detector that made it, to ask for reasons
     */
    void accept(List<Detection> detections, Detector detector) throws IOException;

    /**
     * Called again and again while no records come, by the same thread, so that nothing waits for the next record.
     *
     * @param detector to ask for reasons
     */
    default void idle(Detector detector) throws IOException {}
}
