package io.gruard.traffic.simulate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The true label of a simulated flow. */
public enum TrafficLabel {
    /** A client that uses a service. */
    NORMAL("normal", "normal"),
    /** Connection requests from forged addresses that are never completed. */
    SYN_FLOOD("syn_flood", "dos"),
    /** Large datagrams to changing ports of one host. */
    UDP_FLOOD("udp_flood", "dos"),
    /** Echo requests from one host or from forged addresses. */
    ICMP_FLOOD("icmp_flood", "dos"),
    /** Requests that are kept open by a header line every few seconds. */
    SLOW_HTTP("slow_http", "dos"),
    /** Connection requests to many ports of one host. */
    PORT_SCAN("port_scan", "probe"),
    /** Complete connections to open ports that read or request the greeting. */
    VERSION_SCAN("version_scan", "probe"),
    /** One port of many hosts. */
    HOST_SWEEP("host_sweep", "probe"),
    /** Password guessing at an SSH server. */
    SSH_GUESSING("ssh_guessing", "r2l"),
    /** Password guessing at an FTP server. */
    FTP_GUESSING("ftp_guessing", "r2l");

    private final String label;
    private final String category;

    TrafficLabel(String label, String category) {
        this.label = label;
        this.category = category;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    /** The category as in NSL-KDD: {@code normal}, {@code dos}, {@code probe} or {@code r2l}. */
    public String category() {
        return category;
    }

    /** All labels except {@link #NORMAL}. */
    public static Set<TrafficLabel> attacks() {
        return EnumSet.complementOf(EnumSet.of(NORMAL));
    }

    /**
     * Finds a label by its name, see {@link #label()}.
     *
     * @throws IllegalArgumentException if there is no such label
     */
    public static TrafficLabel of(String name) {
        return Arrays.stream(values())
                .filter(label -> label.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown traffic label '%s', known: %s"
                        .formatted(
                                name,
                                Arrays.stream(values()).map(TrafficLabel::label).collect(Collectors.joining(", ")))));
    }
}
