package io.gruard.traffic.zeek;

import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowSink;
import io.gruard.traffic.packet.IpProtocol;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.StringJoiner;

/**
 * Writes flows as Zeek's conn.log in tab-separated form, with its column names and types, and with a last column
 * {@code community_id} as Zeek's own script of this name adds it.
 *
 * <p>As Zeek does, duration and bytes are left unset where there was only one packet. Unset throughout are
 * {@code service}, {@code local_orig}, {@code local_resp} and {@code tunnel_parents}, which gruard does not determine.
 */
public final class ConnLogWriter implements FlowSink, Closeable {
    static final List<String> COLUMNS = List.of(
            "ts",
            "uid",
            "id.orig_h",
            "id.orig_p",
            "id.resp_h",
            "id.resp_p",
            "proto",
            "service",
            "duration",
            "orig_bytes",
            "resp_bytes",
            "conn_state",
            "local_orig",
            "local_resp",
            "missed_bytes",
            "history",
            "orig_pkts",
            "orig_ip_bytes",
            "resp_pkts",
            "resp_ip_bytes",
            "tunnel_parents",
            "ip_proto",
            "community_id");
    private static final List<String> TYPES = List.of(
            "time",
            "string",
            "addr",
            "port",
            "addr",
            "port",
            "enum",
            "string",
            "interval",
            "count",
            "count",
            "string",
            "bool",
            "bool",
            "count",
            "string",
            "count",
            "count",
            "count",
            "count",
            "set[string]",
            "count",
            "string");
    private static final String UNSET = "-";

    private final Writer writer;

    /** Writes the header; closing this closes the writer. */
    public ConnLogWriter(Writer writer) throws IOException {
        this.writer = writer;
        writer.write("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n");
        writer.write("#fields\t" + String.join("\t", COLUMNS) + "\n");
        writer.write("#types\t" + String.join("\t", TYPES) + "\n");
    }

    @Override
    public void accept(Flow flow) {
        try {
            writer.write(line(flow));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(Flow flow) {
        long micros = micros(flow.durationNanos());
        boolean lasting = flow.durationNanos() > 0;
        StringJoiner line = new StringJoiner("\t", "", "\n");
        line.add(seconds(micros(flow.startNanos())));
        line.add(flow.uid());
        line.add(flow.originator().toString());
        line.add(Integer.toString(flow.originatorPort()));
        line.add(flow.responder().toString());
        line.add(Integer.toString(flow.responderPort()));
        line.add(protocolName(flow.protocol()));
        line.add(UNSET);
        line.add(lasting ? seconds(micros) : UNSET);
        line.add(lasting ? Long.toString(flow.originatorBytes()) : UNSET);
        line.add(lasting ? Long.toString(flow.responderBytes()) : UNSET);
        line.add(flow.state().name());
        line.add(UNSET);
        line.add(UNSET);
        line.add(Long.toString(flow.missedBytes()));
        line.add(flow.history().isEmpty() ? UNSET : flow.history());
        line.add(Long.toString(flow.originatorPackets()));
        line.add(Long.toString(flow.originatorIpBytes()));
        line.add(Long.toString(flow.responderPackets()));
        line.add(Long.toString(flow.responderIpBytes()));
        line.add(UNSET);
        line.add(Integer.toString(flow.protocol()));
        line.add(flow.communityId());
        return line.toString();
    }

    static String protocolName(int protocol) {
        return switch (protocol) {
            case IpProtocol.TCP -> "tcp";
            case IpProtocol.UDP -> "udp";
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> "icmp";
            default -> "unknown_transport";
        };
    }

    private static long micros(long nanos) {
        return Math.floorDiv(nanos + 500, 1000);
    }

    private static String seconds(long micros) {
        return String.format("%d.%06d", Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
