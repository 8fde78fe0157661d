package io.gruard.traffic.zeek;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.Seconds;
import io.gruard.traffic.connections.ConnectionSummary;
import io.gruard.traffic.flow.CloseCause;
import io.gruard.traffic.flow.ConnState;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowContent;
import io.gruard.traffic.packet.IpProtocol;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** Converts a line of a conn.log to a flow. */
final class ConnLogLine {
    private ConnLogLine() {}

    /**
     * Makes a flow from the values that are set.
     *
     * @throws IllegalArgumentException if a value is missing or invalid
     */
    static Flow flow(Map<String, String> values) {
        IpAddress originator = IpAddress.parse(expected(values, "id.orig_h"));
        long start = nanos(expected(values, "ts"), "ts");
        long duration = values.containsKey("duration") ? nanos(expected(values, "duration"), "duration") : 0;
        return new Flow(
                originator,
                (int) count(values, "id.orig_p", 65535),
                IpAddress.parse(expected(values, "id.resp_h")),
                (int) count(values, "id.resp_p", 65535),
                protocol(values, originator),
                start,
                duration,
                count(values, "orig_bytes", Long.MAX_VALUE),
                count(values, "resp_bytes", Long.MAX_VALUE),
                count(values, "missed_bytes", Long.MAX_VALUE),
                count(values, "orig_pkts", Long.MAX_VALUE),
                count(values, "resp_pkts", Long.MAX_VALUE),
                count(values, "orig_ip_bytes", Long.MAX_VALUE),
                count(values, "resp_ip_bytes", Long.MAX_VALUE),
                state(values),
                values.getOrDefault("history", ""),
                0,
                0,
                start + duration,
                CloseCause.ENDED,
                FlowContent.NONE);
    }

    /**
     * The summary of such a flow. A counter that the line does not have is missing. So are the letters of a TCP flow without a
     * history. A duration that is unset is that of a single packet.
     *
     * @param columns of the log, if it names them
     */
    static ConnectionSummary summary(Flow flow, Map<String, String> values, List<String> columns) {
        ConnectionSummary whole = ConnectionSummary.of(flow);
        boolean durations = columns.isEmpty() || columns.contains("duration");
        boolean letters = !flow.isTcp() || values.containsKey("history");
        return new ConnectionSummary(
                whole.originator(),
                whole.responder(),
                whole.protocol(),
                whole.startMicros(),
                durations ? whole.durationMicros() : ConnectionSummary.MISSING,
                values.containsKey("orig_pkts") ? whole.originatorPackets() : ConnectionSummary.MISSING,
                values.containsKey("resp_pkts") ? whole.responderPackets() : ConnectionSummary.MISSING,
                values.containsKey("orig_ip_bytes") ? whole.originatorIpBytes() : ConnectionSummary.MISSING,
                values.containsKey("resp_ip_bytes") ? whole.responderIpBytes() : ConnectionSummary.MISSING,
                whole.letters(),
                letters ? ConnectionSummary.ALL_LETTERS : 0);
    }

    private static String expected(Map<String, String> values, String column) {
        String value = values.get(column);
        if (value == null) {
            throw new IllegalArgumentException("'" + column + "' is missing");
        }
        return value;
    }

    /** Parses a time: seconds with decimals, or ISO 8601, which Zeek's JSON writer offers as an option. */
    private static long nanos(String text, String column) {
        try {
            if (text.indexOf('T') > 0) {
                Instant instant = Instant.parse(text);
                return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
            }
            return Seconds.nanos(text);
        } catch (ArithmeticException | NumberFormatException | DateTimeParseException wrong) {
            throw new IllegalArgumentException("'" + column + "' must be a time, found '" + text + "'", wrong);
        }
    }

    private static long count(Map<String, String> values, String column, long largest) {
        String text = values.get(column);
        if (text == null) {
            return 0;
        }
        try {
            long count = Long.parseLong(text);
            if (count >= 0 && count <= largest) {
                return count;
            }
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("'" + column + "' must be an integer, found '" + text + "'", wrong);
        }
        throw new IllegalArgumentException(
                "'" + column + "' must be an integer from 0 to " + largest + ", found '" + text + "'");
    }

    private static ConnState state(Map<String, String> values) {
        String text = values.getOrDefault("conn_state", ConnState.OTH.name());
        for (ConnState state : ConnState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException("'conn_state' must be a state such as SF or S0, found '" + text + "'");
    }

    /** The number of the protocol. Logs of Zeek before version 7.1 have only its name. */
    private static int protocol(Map<String, String> values, IpAddress address) {
        if (values.containsKey("ip_proto")) {
            return (int) count(values, "ip_proto", 255);
        }
        return switch (expected(values, "proto")) {
            case "tcp" -> IpProtocol.TCP;
            case "udp" -> IpProtocol.UDP;
            case "icmp" -> address.isIpv4() ? IpProtocol.ICMP : IpProtocol.ICMPV6;
            default -> 255;
        };
    }
}
