package io.gruard.traffic.connections;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names and order of the features of the set {@code connections}, which {@code docs/FEATURES.md} defines. */
public final class ConnectionFeatures {
    private static final List<String> SIZE =
            List.of("ln_duration_ms", "ln_orig_packets", "ln_resp_packets", "ln_orig_ip_bytes", "ln_resp_ip_bytes");
    private static final List<String> SHAPE = List.of(
            "orig_packet_size",
            "resp_packet_size",
            "resp_packet_share",
            "resp_byte_share",
            "ln_orig_payload",
            "ln_resp_payload",
            "ln_packet_rate",
            "ln_byte_rate");
    private static final List<String> PROTOCOL = List.of("tcp", "udp", "icmp");
    private static final List<String> FLAGS = List.of(
            "orig_syn",
            "orig_syn_ack",
            "orig_ack",
            "orig_data",
            "orig_fin",
            "orig_rst",
            "resp_syn",
            "resp_syn_ack",
            "resp_ack",
            "resp_data",
            "resp_fin",
            "resp_rst");
    private static final List<String> FAILED_SHARES = List.of(
            "orig_failed_10s",
            "orig_failed_60s",
            "orig_failed_1h",
            "resp_failed_10s",
            "resp_failed_60s",
            "resp_failed_1h",
            "pair_failed_10s",
            "pair_failed_60s",
            "pair_failed_1h");

    static final int FIRST_SHAPE = SIZE.size();
    static final int FIRST_PROTOCOL = FIRST_SHAPE + SHAPE.size();
    static final int FIRST_FLAG = FIRST_PROTOCOL + PROTOCOL.size();
    static final int FIRST_SHARE = FIRST_FLAG + FLAGS.size();

    /** All names, in order. Every feature is a number. */
    public static final List<String> NAMES = Stream.of(SIZE, SHAPE, PROTOCOL, FLAGS, FAILED_SHARES)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Integer> INDEX = index();

    private ConnectionFeatures() {}

    private static Map<String, Integer> index() {
        Map<String, Integer> index = new HashMap<>();
        NAMES.forEach(name -> index.put(name, index.size()));
        return Map.copyOf(index);
    }

    /** All features. */
    public static Schema schema() {
        return new Schema(NAMES.stream().<Feature>map(Feature.Numeric::new).toList());
    }

    /** The index of a feature in {@link #NAMES}, or -1. */
    public static int indexOf(String feature) {
        return INDEX.getOrDefault(feature, -1);
    }
}
