package io.gruard.traffic.capture;

import java.io.Closeable;
import java.io.IOException;

/** A stream of packets. */
public interface PacketSource extends Closeable {
    /**
     * Reads the next packet. Waits for it if the source is live or growing.
     *
     * @param into filled with the packet; valid until the next call
     * @return false at the end of the source
     * @throws IOException if the source cannot be read; corrupt data inside a capture is counted instead
     */
    boolean next(CapturedPacket into) throws IOException;

    /** Whether {@link #next} would return without waiting for new input. */
    default boolean ready() throws IOException {
        return true;
    }

    /**
     * Requests the end of a capture.
     *
     * @return whether the source ends by itself, after its remaining packets and counters were read
     */
    default boolean stop() {
        return false;
    }

    /** Number of packets that the capture has reported as lost so far. */
    default long lostByCapture() {
        return 0;
    }
}
