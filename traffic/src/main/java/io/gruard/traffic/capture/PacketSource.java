package io.gruard.traffic.capture;

import java.io.Closeable;
import java.io.IOException;

/** A stream of packets. */
public interface PacketSource extends Closeable {
    /**
     * Reads the next packet, waiting for it where the source is live or growing.
     *
     * @param into filled with the packet; valid until the next call
     * @return false at the end of the source
     * @throws IOException when the source cannot be read; damage inside a capture is no exception but is counted
     */
    boolean next(CapturedPacket into) throws IOException;

    /** Whether {@link #next} would answer without waiting for new input. */
    default boolean ready() throws IOException {
        return true;
    }

    /**
     * Asks a source that captures to end.
     *
     * @return whether it does so by itself: packets that it had already taken and what it counted are still to be read,
     *     and then its end
     */
    default boolean stop() {
        return false;
    }

    /** Packets that the capture itself says it lost, as far as it says so by now. */
    default long lostByCapture() {
        return 0;
    }
}
