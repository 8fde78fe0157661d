package io.gruard.traffic.simulate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a simulated flow is part of. */
public enum TrafficLabel {
    /** A client using a service. */
    NORMAL("normal"),
    /** Connection requests from forged addresses that are never completed. */
    SYN_FLOOD("dos"),
    /** Large datagrams to changing ports of one host. */
    UDP_FLOOD("dos"),
    /** Echo requests from one host or from forged addresses. */
    ICMP_FLOOD("dos"),
    /** Requests that are kept open by sending a header line every few seconds. */
    SLOW_HTTP("dos"),
    /** Connection requests to many ports of one host. */
    PORT_SCAN("probe"),
    /** Full connections to open ports that read the greeting or ask for it. */
    VERSION_SCAN("probe"),
    /** One port of many hosts. */
    HOST_SWEEP("probe"),
    /** Password guessing at an SSH server. */
    SSH_GUESSING("r2l"),
    /** Password guessing at an FTP server. */
    FTP_GUESSING("r2l");

    private final String category;

    TrafficLabel(String category) {
        this.category = category;
    }

    /** The name in files: the constant's name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
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
