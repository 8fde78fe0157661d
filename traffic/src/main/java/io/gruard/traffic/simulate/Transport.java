package io.gruard.traffic.simulate;

/** The protocols that simulated flows use. */
enum Transport {
    TCP("tcp"),
    UDP("udp"),
    /** ICMP and ICMPv6. */
    ICMP("icmp");

    private final String label;

    Transport(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
