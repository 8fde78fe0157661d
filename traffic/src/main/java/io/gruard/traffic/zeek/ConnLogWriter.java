package io.gruard.traffic.zeek;

import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowSink;
import io.gruard.traffic.packet.IpProtocol;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes flows as a tab-separated conn.log with Zeek's column names and types. The last column is {@code community_id},
 * as Zeek's script of that name adds it.
 *
 * <p>As in Zeek, duration and bytes are unset for a flow of one packet. {@code service}, {@code local_orig},
 * {@code local_resp} and {@code tunnel_parents} are always unset, because gruard does not determine them.
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
    private static final String LABEL = "label";
    private static final String UNSET = "-";

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Writer writer;
    private final boolean labelled;
    private final StringBuilder line = new StringBuilder(256);

    /** Writes the header of a log without labels. Closing this closes the writer. */
    public ConnLogWriter(Writer writer) throws IOException {
        this(writer, false);
    }

    /**
     * Writes the header. Closing this closes the writer.
     *
     * @param labelled whether there is a last column {@code label}
     */
    public ConnLogWriter(Writer writer, boolean labelled) throws IOException {
        this.writer = writer;
        this.labelled = labelled;
        writer.write("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n");
        writer.write("#fields\t" + String.join("\t", COLUMNS) + (labelled ? "\t" + LABEL : "") + "\n");
        writer.write("#types\t" + String.join("\t", TYPES) + (labelled ? "\tstring" : "") + "\n");
    }

    @Override
    public void accept(Flow flow) {
        try {
            line.setLength(0);
            append(flow);
            writer.append(line);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void append(Flow flow) {
        boolean lasting = flow.durationNanos() > 0;
        seconds(flow.startNanos()).tab();
        text(flow.uid());
        text(flow.originator().toString());
        number(flow.originatorPort());
        text(flow.responder().toString());
        number(flow.responderPort());
        text(protocolName(flow.protocol()));
        text(UNSET);
        if (lasting) {
            seconds(flow.durationNanos()).tab();
            number(flow.originatorBytes());
            number(flow.responderBytes());
        } else {
            text(UNSET).text(UNSET).text(UNSET);
        }
        text(flow.state().name()).text(UNSET).text(UNSET);
        number(flow.missedBytes());
        text(flow.history().isEmpty() ? UNSET : flow.history());
        number(flow.originatorPackets());
        number(flow.originatorIpBytes());
        number(flow.responderPackets());
        number(flow.responderIpBytes());
        text(UNSET);
        number(flow.protocol());
        line.append(flow.communityId());
        if (labelled) {
            String label = flow.label().name();
            line.append('\t').append(label.isEmpty() ? UNSET : label);
        }
        line.append('\n');
    }

    private ConnLogWriter text(String value) {
        line.append(value);
        return tab();
    }

    private void number(long value) {
        line.append(value);
        tab();
    }

    private ConnLogWriter tab() {
        line.append('\t');
        return this;
    }

    /** Appends seconds with six decimals, as Zeek writes times. */
    private ConnLogWriter seconds(long nanos) {
        long micros = Math.floorDiv(nanos + 500, 1000);
        line.append(micros / MICROS_PER_SECOND).append('.');
        // The leading 1 keeps the leading zeros and is deleted again.
        int at = line.length();
        line.append(MICROS_PER_SECOND + micros % MICROS_PER_SECOND).deleteCharAt(at);
        return this;
    }

    static String protocolName(int protocol) {
        return switch (protocol) {
            case IpProtocol.TCP -> "tcp";
            case IpProtocol.UDP -> "udp";
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> "icmp";
            default -> "unknown_transport";
        };
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
