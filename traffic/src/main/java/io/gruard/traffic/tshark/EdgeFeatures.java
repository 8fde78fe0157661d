package io.gruard.traffic.tshark;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import io.gruard.traffic.tshark.EdgeField.FieldRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The 61 columns of Edge-IIoTset, in the order of the published files, and their roles. */
public final class EdgeFeatures {
    static final String TIME = "frame.time";
    static final String SOURCE = "ip.src_host";
    static final String DESTINATION = "ip.dst_host";
    static final String ARP_SOURCE = "arp.src.proto_ipv4";
    static final String ARP_DESTINATION = "arp.dst.proto_ipv4";
    static final String TCP_PORT = "tcp.dstport";
    static final String ICMP = "icmp.checksum";

    static final List<EdgeField> FIELDS = fields("""
        - frame.time, - ip.src_host, - ip.dst_host, - arp.dst.proto_ipv4, n arp.opcode, n arp.hw.size,
        - arp.src.proto_ipv4, - icmp.checksum, - icmp.seq_le, - icmp.transmit_timestamp, n icmp.unused,
        - http.file_data, n http.content_length, - http.request.uri.query, w http.request.method, w http.referer,
        - http.request.full_uri, w http.request.version, n http.response, n http.tls_port, - tcp.ack, - tcp.ack_raw,
        - tcp.checksum, n tcp.connection.fin, n tcp.connection.rst, n tcp.connection.syn, n tcp.connection.synack,
        - tcp.dstport, x tcp.flags, n tcp.flags.ack, n tcp.len, - tcp.options, - tcp.payload, - tcp.seq,
        - tcp.srcport, - udp.port, - udp.stream, n udp.time_delta, - dns.qry.name, w dns.qry.name.len, n dns.qry.qu,
        n dns.qry.type, n dns.retransmission, n dns.retransmit_request, n dns.retransmit_request_in,
        x mqtt.conack.flags, n mqtt.conflag.cleansess, x mqtt.conflags, x mqtt.hdrflags, n mqtt.len,
        n mqtt.msg_decoded_as, - mqtt.msg, n mqtt.msgtype, n mqtt.proto_len, w mqtt.protoname, w mqtt.topic,
        n mqtt.topic_len, n mqtt.ver, n mbtcp.len, - mbtcp.trans_id, n mbtcp.unit_id\
        """);

    private static final Map<String, Integer> INDEX = index();

    private EdgeFeatures() {}

    private static List<EdgeField> fields(String list) {
        List<EdgeField> fields = new ArrayList<>();
        for (String entry : list.strip().split(",\\s*")) {
            FieldRole kind = switch (entry.charAt(0)) {
                case 'n' -> FieldRole.NUMBER;
                case 'x' -> FieldRole.HEXADECIMAL;
                case 'w' -> FieldRole.WORD;
                default -> FieldRole.OTHER;
            };
            fields.add(new EdgeField(entry.substring(2), kind));
        }
        return List.copyOf(fields);
    }

    private static Map<String, Integer> index() {
        Map<String, Integer> index = new HashMap<>();
        FIELDS.forEach(field -> index.put(field.name(), index.size()));
        return Map.copyOf(index);
    }

    /** The names of all columns. */
    public static List<String> columns() {
        return FIELDS.stream().map(EdgeField::name).toList();
    }

    /** The columns that are features. */
    public static Schema schema() {
        List<Feature> features = new ArrayList<>();
        for (EdgeField field : FIELDS) {
            switch (field.kind()) {
                case NUMBER, HEXADECIMAL -> features.add(new Feature.Numeric(field.name()));
                case WORD -> features.add(new Feature.Categorical(field.name()));
                case OTHER -> {
                    // Not a feature.
                }
            }
        }
        return new Schema(features);
    }

    /**
     * The index of a column.
     *
     * @throws IllegalArgumentException if there is no column of that name
     */
    static int index(String column) {
        Integer index = INDEX.get(column);
        if (index == null) {
            throw new IllegalArgumentException("Edge-IIoTset has no column '" + column + "'");
        }
        return index;
    }
}
