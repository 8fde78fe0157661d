package io.gruard.traffic.flow;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.packet.IpProtocol;

/**
 * A completed flow: a summary of the packets that two endpoints exchanged, like a line of Zeek's conn.log.
 *
 * @param originator the endpoint that began the flow, as far as known
 * @param originatorPort its port; for ICMP the message type, for protocols without ports 0
 * @param responder the other endpoint
 * @param responderPort its port; for ICMP the type of the reply, or the code if there is no reply type
 * @param protocol number of the protocol above IP
 * @param startNanos time of the first packet, nanoseconds since 1970-01-01 UTC
 * @param durationNanos time from the first to the last packet that counts. For TCP, packets after both sides closed do
 *      not count. Not positive if there was only one packet, or if the capture is not sorted by time
 * @param originatorBytes payload bytes of the originator. For TCP computed from sequence numbers: bytes of lost packets
 *      count, retransmitted bytes do not. Always 0 for protocols other than TCP, UDP and ICMP
 * @param responderBytes payload bytes of the responder
 * @param missedBytes bytes of both TCP streams that were acknowledged but not captured
 * @param originatorPackets packets of the originator
 * @param responderPackets packets of the responder
 * @param originatorIpBytes bytes of the originator's IP packets, including headers
 * @param responderIpBytes bytes of the responder's IP packets, including headers
 * @param state how the flow began and ended
 * @param history one letter for each kind of event, upper case for the originator, lower case for the responder:
 *     {@code S} SYN, {@code H} SYN-ACK, {@code A} pure ACK, {@code D} data, {@code F} FIN, {@code R} RST, {@code C} bad
 *     checksum, {@code G} gap, {@code T} retransmission, {@code W} zero window, {@code I} FIN and RST at once, {@code Q}
 *     SYN with FIN or RST, {@code ^} the direction was reversed
 * @param wrongFragments packets with a wrong checksum, or from fragments that overlap or are inconsistent
 * @param urgentPackets TCP packets with the URG bit
 * @param closedNanos when the table closed it, in the time of the capture
 * @param cause why the table closed it
 * @param content the first bytes of both streams, see {@link FlowSettings#contentBytes()}
 * @param label the label of its packets
 */
public record Flow(
        IpAddress originator,
        int originatorPort,
        IpAddress responder,
        int responderPort,
        int protocol,
        long startNanos,
        long durationNanos,
        long originatorBytes,
        long responderBytes,
        long missedBytes,
        long originatorPackets,
        long responderPackets,
        long originatorIpBytes,
        long responderIpBytes,
        ConnState state,
        String history,
        int wrongFragments,
        int urgentPackets,
        long closedNanos,
        CloseCause cause,
        FlowContent content,
        FlowLabel label) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Makes a flow without a label. */
    public Flow(
            IpAddress originator,
            int originatorPort,
            IpAddress responder,
            int responderPort,
            int protocol,
            long startNanos,
            long durationNanos,
            long originatorBytes,
            long responderBytes,
            long missedBytes,
            long originatorPackets,
            long responderPackets,
            long originatorIpBytes,
            long responderIpBytes,
            ConnState state,
            String history,
            int wrongFragments,
            int urgentPackets,
            long closedNanos,
            CloseCause cause,
            FlowContent content) {
        this(
                originator,
                originatorPort,
                responder,
                responderPort,
                protocol,
                startNanos,
                durationNanos,
                originatorBytes,
                responderBytes,
                missedBytes,
                originatorPackets,
                responderPackets,
                originatorIpBytes,
                responderIpBytes,
                state,
                history,
                wrongFragments,
                urgentPackets,
                closedNanos,
                cause,
                content,
                FlowLabel.NONE);
    }

    /** Time of the last packet that counts, nanoseconds since 1970-01-01 UTC. */
    public long endNanos() {
        return startNanos + durationNanos;
    }

    /** The duration in seconds; 0 if it is not positive. */
    public double durationSeconds() {
        return Math.max(0, durationNanos) / NANOS_PER_SECOND;
    }

    /** Whether both endpoints are the same, as in the LAND attack and in KDD's feature {@code land}. */
    public boolean land() {
        return originatorPort == responderPort && originator.equals(responder);
    }

    public boolean isTcp() {
        return protocol == IpProtocol.TCP;
    }

    public boolean isUdp() {
        return protocol == IpProtocol.UDP;
    }

    /** Whether this is ICMP or ICMPv6. */
    public boolean isIcmp() {
        return protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
    }

    /** An identifier of 18 characters in Zeek's format. The same flow has the same identifier in every run. */
    public String uid() {
        return FlowUid.of(this);
    }

    /** The Community ID (version 1, seed 0), which other tools use for the same flow. */
    public String communityId() {
        return CommunityId.of(this);
    }
}
