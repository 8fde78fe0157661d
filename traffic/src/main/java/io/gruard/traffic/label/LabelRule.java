package io.gruard.traffic.label;

import io.gruard.traffic.packet.IpProtocol;
import io.gruard.traffic.packet.PacketLabel;
import io.gruard.traffic.packet.PacketView;
import java.util.List;

/**
 * Labels the packets that meet all its conditions.
 *
 * @param line of the file
 * @param fromNanos first time
 * @param toNanos first time after it
 * @param protocol number of the protocol; {@value #ANY} for all
 * @param end one end of the conversation
 * @param peer the other end
 * @param label of the packets
 */
record LabelRule(long line, long fromNanos, long toNanos, int protocol, End end, End peer, PacketLabel label) {
    /** All protocols, or all ports. */
    static final int ANY = -1;

    /**
     * One end of a conversation.
     *
     * @param networks its addresses; empty for all
     * @param firstPort lowest port; {@value #ANY} for all, also for protocols without ports
     * @param lastPort highest port
     */
    record End(List<Network> networks, int firstPort, int lastPort) {
        /** Every end. */
        static final End ANYWHERE = new End(List.of(), ANY, ANY);

        private boolean matches(long high, long low, int port) {
            return (firstPort == ANY || (firstPort <= port && port <= lastPort)) && hasAddress(high, low);
        }

        private boolean hasAddress(long high, long low) {
            for (Network network : networks) {
                if (network.contains(high, low)) {
                    return true;
                }
            }
            return networks.isEmpty();
        }
    }

    /** Whether this rule has no condition: it labels the packets that no other rule labels. */
    boolean unconditional() {
        return fromNanos == Long.MIN_VALUE
                && toNanos == Long.MAX_VALUE
                && protocol == ANY
                && end.equals(End.ANYWHERE)
                && peer.equals(End.ANYWHERE);
    }

    /** Whether a packet meets all conditions, in either direction. */
    boolean matches(PacketView packet) {
        return fromNanos <= packet.timeNanos()
                && packet.timeNanos() < toNanos
                && (protocol == ANY || protocol == packet.protocol())
                && (hasPorts(packet.protocol()) || (end.firstPort == ANY && peer.firstPort == ANY))
                && (matches(packet, end, peer) || matches(packet, peer, end));
    }

    private static boolean matches(PacketView packet, End source, End destination) {
        return source.matches(packet.sourceHigh(), packet.sourceLow(), packet.sourcePort())
                && destination.matches(packet.destinationHigh(), packet.destinationLow(), packet.destinationPort());
    }

    static boolean hasPorts(int protocol) {
        return protocol == IpProtocol.TCP || protocol == IpProtocol.UDP || protocol == IpProtocol.SCTP;
    }
}
