package io.gruard.traffic.packet;

/** What is done about checksums of IPv4, TCP, UDP and ICMP. */
public enum ChecksumPolicy {
    /** Packets with a wrong checksum are left out, as a host would leave them out; Zeek without its option {@code -C}. */
    VALIDATE,
    /**
     * Checksums are not looked at, as by Zeek with {@code -C}. The default, since packets captured on the machine that
     * sends them often do not have them yet: the network card puts them in later.
     */
    IGNORE
}
