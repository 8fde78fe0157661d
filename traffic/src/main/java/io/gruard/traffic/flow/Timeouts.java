package io.gruard.traffic.flow;

/** The timeouts of {@link FlowSettings} in nanoseconds. */
record Timeouts(
        long tcpInactivity,
        long interactive,
        long udp,
        long icmp,
        long other,
        long attempt,
        long linger,
        long expireInterval,
        long closeDelay,
        LikelyServerPorts serverPorts) {
    static Timeouts of(FlowSettings settings) {
        return new Timeouts(
                settings.tcpInactivity().toNanos(),
                settings.interactiveInactivity().toNanos(),
                settings.udpInactivity().toNanos(),
                settings.icmpInactivity().toNanos(),
                settings.otherInactivity().toNanos(),
                settings.tcpAttempt().toNanos(),
                settings.tcpLinger().toNanos(),
                settings.tcpExpireInterval().toNanos(),
                settings.tcpCloseDelay().toNanos(),
                settings.serverPorts());
    }
}
