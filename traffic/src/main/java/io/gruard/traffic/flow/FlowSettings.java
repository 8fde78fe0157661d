package io.gruard.traffic.flow;

import java.time.Duration;

/**
 * How packets are grouped into flows. The defaults are Zeek's.
 *
 * @param tcpInactivity time without packets after which an established TCP flow ends
 * @param interactiveInactivity time without packets after which a TCP flow to port 21, 22, 23 or 513 ends; people pause
 *      there
 * @param udpInactivity time without packets after which a UDP flow or a TCP flow with an incomplete handshake ends
 * @param icmpInactivity time without packets after which an ICMP flow ends
 * @param otherInactivity time without packets after which a flow of another protocol ends
 * @param tcpAttempt time after which a TCP connection attempt without an answer ends
 * @param tcpLinger time without packets after which a TCP flow ends if one side has closed
 * @param tcpExpireInterval interval at which this is checked
 * @param tcpCloseDelay how long a closed TCP flow is kept, so that late packets still count for it
 * @param maxFlows maximum number of open flows; beyond it, the flow without packets for the longest time is closed and
 *      counted
 * @param contentBytes payload bytes to keep of each direction of a TCP flow, for features of clear-text protocols
 * @param serverPorts ports that identify the responder if the beginning of a flow was not seen
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
            throw new IllegalArgumentException("maxFlows must be at least 1, found " + maxFlows);
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

    /** These settings with another maximum number of open flows. */
    public FlowSettings withMaxFlows(int maxFlows) {
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
                serverPorts);
    }

    /** These settings with another number of payload bytes to keep in each direction. */
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

    /** These settings with other server ports. */
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
