package io.gruard.traffic.capture;

/** Numbers of the supported link types, as in the registry of tcpdump.org. */
public final class LinkType {
    /** BSD loopback: a 4-byte address family in the byte order of the capturing machine. */
    public static final int NULL = 0;

    public static final int ETHERNET = 1;
    public static final int PPP = 9;
    /** Raw IP, with the numbers that BSD and OpenBSD wrote into files. */
    public static final int RAW_BSD = 12;

    public static final int RAW_OPENBSD = 14;
    public static final int PPP_HDLC = 50;
    public static final int PPP_ETHER = 51;
    public static final int RAW = 101;
    /** OpenBSD loopback: like {@link #NULL}, but in network byte order. */
    public static final int LOOP = 108;

    public static final int LINUX_SLL = 113;
    public static final int PPP_WITH_DIRECTION = 166;
    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    public static final int LINUX_SLL2 = 276;

    private LinkType() {}
}
