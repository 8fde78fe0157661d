package io.gruard.traffic.simulate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a simulated flow is part of. */
public enum TrafficLabel {
    /** A client using a service. */
    NORMAL("normal", "normal"),
    /** Connection requests from forged addresses that are never completed. */
    SYN_FLOOD("syn_flood", "dos"),
    /** Large datagrams to changing ports of one host. */
    UDP_FLOOD("udp_flood", "dos"),
    /** Echo requests from one host or from forged addresses. */
    ICMP_FLOOD("icmp_flood", "dos"),
    /** Requests that are kept open by sending a header line every few seconds. */
    SLOW_HTTP("slow_http", "dos"),
    /** Connection requests to many ports of one host. */
    PORT_SCAN("port_scan", "probe"),
    /** Full connections to open ports that read the greeting or ask for it. */
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

    /** The family in NSL-KDD's words: {@code normal}, {@code dos}, {@code probe} or {@code r2l}. */
    public String category() {
        return category;
    }

    /** Every label but {@link #NORMAL}. */
    public static Set<TrafficLabel> attacks() {
        return EnumSet.complementOf(EnumSet.of(NORMAL));
    }

    /**
     * The label of a name as {@link #label()} gives it.
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
