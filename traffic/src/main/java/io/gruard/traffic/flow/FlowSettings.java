package io.gruard.traffic.flow;

import java.time.Duration;

/**
 * How flows are put together. The defaults are Zeek's.
 *
 * @param tcpInactivity an established TCP flow without packets for this long is over
 * @param interactiveInactivity the same for flows to ports 21, 22, 23 and 513, where people pause
 * @param udpInactivity a UDP flow, or a TCP flow whose handshake is not done, without packets for this long is over
 * @param icmpInactivity an ICMP flow without packets for this long is over
 * @param otherInactivity a flow of another protocol without packets for this long is over
 * @param tcpAttempt a TCP connection attempt without an answer for this long is over
 * @param tcpLinger a TCP flow of which one side has closed is looked at again after this long without packets
 * @param tcpExpireInterval how often a TCP flow is looked at for that
 * @param tcpCloseDelay a closed TCP flow stays for this long, so that stragglers count for it
 * @param maxFlows flows open at once; beyond, the one longest without a packet is closed and counted
 * @param contentBytes payload bytes to keep of each direction of a TCP flow, for features of clear-text protocols
 * @param serverPorts ports that tell the responder where the beginning of a flow was not seen
 */
public record FlowSettings(
        Duration tcpInactivity,
        Duration interactiveInactivity,
        Duration udpInactivity,
        Duration icmpInactivity,
        Duration otherInactivity,
        Duration tcpAttempt,
        Duration tcpLinger,
        Duration tcpExpireInterval,
        Duration tcpCloseDelay,
        int maxFlows,
        int contentBytes,
        LikelyServerPorts serverPorts) {
    public FlowSettings {
        positive("tcpInactivity", tcpInactivity);
        positive("interactiveInactivity", interactiveInactivity);
        positive("udpInactivity", udpInactivity);
        positive("icmpInactivity", icmpInactivity);
        positive("otherInactivity", otherInactivity);
        positive("tcpAttempt", tcpAttempt);
        positive("tcpLinger", tcpLinger);
        positive("tcpExpireInterval", tcpExpireInterval);
        positive("tcpCloseDelay", tcpCloseDelay);
        if (maxFlows < 1) {
            throw new IllegalArgumentException("mostFlows must be at least 1, found " + maxFlows);
        }
        if (contentBytes < 0) {
            throw new IllegalArgumentException("contentBytes must not be negative, found " + contentBytes);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, found " + value);
        }
    }

    /** Zeek's defaults, at most a million flows, no content. */
    public static FlowSettings defaults() {
        return new FlowSettings(
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(5),
                1_000_000,
                0,
                LikelyServerPorts.zeek());
    }

    /** These settings with another bound on open flows. */
    public FlowSettings withMostFlows(int most) {
        return new FlowSettings(
                tcpInactivity,
                interactiveInactivity,
                udpInactivity,
                icmpInactivity,
                otherInactivity,
                tcpAttempt,
                tcpLinger,
                tcpExpireInterval,
                tcpCloseDelay,
                most,
                contentBytes,
                serverPorts);
    }

    /** These settings with another number of payload bytes to keep. */
    public FlowSettings withContentBytes(int bytes) {
        return new FlowSettings(
                tcpInactivity,
                interactiveInactivity,
                udpInactivity,
                icmpInactivity,
                otherInactivity,
                tcpAttempt,
                tcpLinger,
                tcpExpireInterval,
                tcpCloseDelay,
                maxFlows,
                bytes,
                serverPorts);
    }

    /** These settings with other ports of servers. */
    public FlowSettings withServerPorts(LikelyServerPorts ports) {
        return new FlowSettings(
                tcpInactivity,
                interactiveInactivity,
                udpInactivity,
                icmpInactivity,
                otherInactivity,
                tcpAttempt,
                tcpLinger,
                tcpExpireInterval,
                tcpCloseDelay,
                maxFlows,
                contentBytes,
                ports);
    }
}
