package io.gruard.traffic.flow;

import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.packet.PacketView;

/** Observes the packets of flows, and may label them. */
@FunctionalInterface
public interface PacketTap {
    /** Does nothing. */
    PacketTap NONE = (packet, view) -> {};

    /**
     * Called for each packet of a flow. For a fragmented packet, called with the fragment that completed it.
     *
     * @param packet the packet as captured; valid during the call
     * @param view the decoded packet; valid during the call
     */
    void packet(CapturedPacket packet, PacketView view);
}
