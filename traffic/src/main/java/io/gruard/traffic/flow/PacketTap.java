package io.gruard.traffic.flow;

import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.packet.PacketView;

/** Sees the packets of flows as they pass. */
@FunctionalInterface
public interface PacketTap {
    /** Sees none. */
    PacketTap NONE = (packet, view) -> {};

    /**
     * Sees a packet that belongs to a flow; of a fragmented one, that which made it whole.
     *
     * @param packet as it was captured; valid during the call
     * @param view the same decoded; valid during the call
     */
    void packet(CapturedPacket packet, PacketView view);
}
