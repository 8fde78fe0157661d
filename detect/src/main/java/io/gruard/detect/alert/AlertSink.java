package io.gruard.detect.alert;

import java.io.Closeable;
import java.io.IOException;

/** Takes alerts. */
public interface AlertSink extends Closeable {
    /** Takes an alert; it is delivered, or kept on disk, when this returns. */
    void accept(Alert alert) throws IOException;
}
