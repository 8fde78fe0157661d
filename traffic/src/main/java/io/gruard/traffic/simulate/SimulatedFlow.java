package io.gruard.traffic.simulate;

/** A simulated flow with its true label, which goes into the label table. */
final class SimulatedFlow {
    private final Transport transport;
    private final Host originator;
    private final int originatorPort;
    private final Host responder;
    private final int responderPort;
    private final TrafficLabel label;
    private long firstMicros = -1;
    private long lastMicros = -1;
    private long originatorPackets;
    private long responderPackets;
    private long originatorBytes;
    private long responderBytes;

    SimulatedFlow(
            Transport transport,
            Host originator,
            int originatorPort,
            Host responder,
            int responderPort,
            TrafficLabel label) {
        this.transport = transport;
        this.originator = originator;
        this.originatorPort = originatorPort;
        this.responder = responder;
        this.responderPort = responderPort;
        this.label = label;
    }

    /** Makes a flow from a new port of {@code originator}. */
    static SimulatedFlow from(
            Transport transport, Host originator, Host responder, int responderPort, TrafficLabel label) {
        return new SimulatedFlow(transport, originator, originator.ephemeralPort(), responder, responderPort, label);
    }

    /** Makes the flow of an echo request. Type and code are used as ports, as in Zeek's logs. */
    static SimulatedFlow ofEcho(Host originator, Host responder, TrafficLabel label) {
        int request = originator.isV6() ? Frames.ICMPV6_ECHO_REQUEST : Frames.ICMP_ECHO_REQUEST;
        return new SimulatedFlow(Transport.ICMP, originator, request, responder, 0, label);
    }

    TrafficLabel label() {
        return label;
    }

    Host host(Side side) {
        return side == Side.ORIGINATOR ? originator : responder;
    }

    int port(Side side) {
        return side == Side.ORIGINATOR ? originatorPort : responderPort;
    }

    /** Counts a packet with {@code payload} bytes after the transport header. */
    void count(Side from, long micros, int payload) {
        if (firstMicros < 0) {
            firstMicros = micros;
        }
        lastMicros = micros;
        if (from == Side.ORIGINATOR) {
            originatorPackets++;
            originatorBytes += payload;
        } else {
            responderPackets++;
            responderBytes += payload;
        }
    }

    /** Whether any packet of it was sent. */
    boolean begun() {
        return firstMicros >= 0;
    }

    /** Appends the row of the label table, without its line end. */
    void appendTo(StringBuilder row) {
        appendSeconds(row, firstMicros);
        row.append(',');
        appendSeconds(row, lastMicros);
        row.append(',').append(originator).append(',').append(originatorPort);
        row.append(',').append(responder).append(',').append(responderPort);
        row.append(',').append(transport.label());
        row.append(',').append(originatorPackets).append(',').append(responderPackets);
        row.append(',').append(originatorBytes).append(',').append(responderBytes);
        row.append(',').append(label.label()).append(',').append(label.category());
    }

    private static void appendSeconds(StringBuilder row, long micros) {
        row.append(micros / 1_000_000).append('.');
        String fraction = Long.toString(micros % 1_000_000 + 1_000_000);
        row.append(fraction, 1, 7);
    }
}
