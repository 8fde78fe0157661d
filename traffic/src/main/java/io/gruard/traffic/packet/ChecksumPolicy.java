package io.gruard.traffic.packet;

/** How wrong checksums of IPv4, TCP, UDP and ICMP are handled. */
public enum ChecksumPolicy {
    /** Packets with a wrong checksum are dropped, as a host would do. Corresponds to Zeek without {@code -C}. */
    VALIDATE,
    /**
     * Checksums are not checked, as with Zeek's {@code -C}. This is the default: packets captured on the machine that
     * sends them often have no checksums yet, because the network card adds them later.
     */
    IGNORE
}
