package io.gruard.traffic.flow;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.packet.IpProtocol;

/**
 * A flow that is over: the packets that two endpoints exchanged, summed up as a line of Zeek's conn.log does.
 *
 * @param originator the endpoint that began it, as far as can be told
 * @param originatorPort its port; of ICMP the message type, of protocols without ports 0
 * @param responder the other endpoint
 * @param responderPort its port; of ICMP the type of the answer or, where there is none, the code
 * @param protocol number of the protocol above IP
 * @param startNanos time of the first packet, nanoseconds since 1970-01-01 UTC
 * @param durationNanos time from the first to the last packet that counts: of TCP none does after both sides closed; not
 *     positive when there was only one, or when the capture is not in order of time
 * @param originatorBytes payload bytes of the originator; of TCP by sequence numbers, so those of lost packets count and
 *     those sent again do not; of protocols above IP other than TCP, UDP and ICMP always 0
 * @param responderBytes payload bytes of the responder
 * @param missedBytes bytes of both TCP streams that were acknowledged but not captured
 * @param originatorPackets packets of the originator
 * @param responderPackets packets of the responder
 * @param originatorIpBytes bytes of the originator's IP packets with their headers
 * @param responderIpBytes bytes of the responder's IP packets with their headers
 * @param state how it began and ended
 * @param history what happened, a letter for each kind of event: capital for the originator, small for the responder;
 *     {@code S} SYN, {@code H} SYN-ACK, {@code A} pure ACK, {@code D} data, {@code F} FIN, {@code R} RST, {@code C} bad
 *     checksum, {@code G} gap, {@code T} retransmission, {@code W} zero window, {@code I} FIN and RST at once, {@code Q}
 *     SYN with FIN or RST, {@code ^} the direction was turned round
 * @param wrongFragments packets with a wrong checksum or from fragments that overlap or contradict each other
 * @param urgentPackets TCP packets with the URG bit
 * @param closedNanos when the table closed it, by the clock of the capture
 * @param cause why the table closed it
 * @param content the first bytes of both streams, see {@link FlowSettings#contentBytes()}
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
        FlowContent content) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Time of the last packet that counts, nanoseconds since 1970-01-01 UTC. */
    public long endNanos() {
        return startNanos + durationNanos;
    }

    /** The duration in seconds; 0 when it is not positive. */
    public double durationSeconds() {
        return Math.max(0, durationNanos) / NANOS_PER_SECOND;
    }

    /** Whether both endpoints are the same, as in the LAND attack and in KDD's feature of this name. */
    public boolean land() {
        return originatorPort == responderPort && originator.equals(responder);
    }

    public boolean isTcp() {
        return protocol == IpProtocol.TCP;
    }

    public boolean isUdp() {
        return protocol == IpProtocol.UDP;
    }

    /** Whether this is ICMP of either IP version. */
    public boolean isIcmp() {
        return protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
    }

    /** An identifier of 18 characters in the form of Zeek's, the same for the same flow in every run. */
    public String uid() {
        return FlowUid.of(this);
    }

    /** The Community ID (version 1, seed 0), by which other tools name the same flow. */
    public String communityId() {
        return CommunityId.of(this);
    }
}
