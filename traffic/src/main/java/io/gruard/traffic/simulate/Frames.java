package io.gruard.traffic.simulate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Builds Ethernet frames in one reused buffer: TCP, UDP or ICMP over IPv4 or IPv6, with lengths and checksums.
 *
 * <p>Usage: {@link #payload(int)} reserves space, and the caller writes the payload into {@link #buffer()} there. Then
 * {@link #tcp}, {@link #udp} or {@link #icmp} adds the headers in front. The frame begins at {@link #start()} and has
 * {@link #length()} bytes.
 */
final class Frames {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int PSH = 8;
    static final int ACK = 16;

    static final int ICMP_ECHO_REQUEST = 8;
    static final int ICMP_ECHO_REPLY = 0;
    static final int ICMP_UNREACHABLE = 3;
    static final int ICMPV6_UNREACHABLE = 1;
    static final int ICMPV6_ECHO_REQUEST = 128;
    static final int ICMPV6_ECHO_REPLY = 129;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADROOM = 128;
    private static final int PROTOCOL_TCP = 6;
    private static final int PROTOCOL_UDP = 17;

    /** Maximum segment size (filled in later), SACK permitted, no-operation, window scale 7, padding. */
    private static final byte[] SYN_OPTIONS = {2, 4, 0, 0, 4, 2, 1, 3, 3, 7, 1, 1};

    private final byte[] buffer = new byte[HEADROOM + 65536];
    private int start = HEADROOM;
    private int end = HEADROOM;

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /** Begins a frame with {@code length} bytes of payload. Returns their index in {@link #buffer()}. */
    int payload(int length) {
        start = HEADROOM;
        end = HEADROOM + length;
        return HEADROOM;
    }

    /** Adds TCP, IP and Ethernet headers. The window is in bytes with SYN, otherwise in units of 128 bytes. */
    void tcp(SimulatedFlow flow, Side from, int sequence, int acknowledgement, int flags, int window) {
        Host host = flow.host(from);
        int options = 0;
        if ((flags & SYN) != 0) {
            options = SYN_OPTIONS.length;
            start -= options;
            System.arraycopy(SYN_OPTIONS, 0, buffer, start, options);
            SHORT.set(buffer, start + 2, (short) host.maximumSegment());
        }
        start -= 20;
        SHORT.set(buffer, start, (short) flow.port(from));
        SHORT.set(buffer, start + 2, (short) flow.port(from.other()));
        INT.set(buffer, start + 4, sequence);
        INT.set(buffer, start + 8, acknowledgement);
        buffer[start + 12] = (byte) ((20 + options) << 2);
        buffer[start + 13] = (byte) flags;
        SHORT.set(buffer, start + 14, (short) window);
        INT.set(buffer, start + 16, 0);
        SHORT.set(buffer, start + 16, (short) transportChecksum(host, flow.host(from.other()), PROTOCOL_TCP));
        network(host, flow.host(from.other()), PROTOCOL_TCP);
    }

    /** Adds UDP, IP and Ethernet headers. */
    void udp(SimulatedFlow flow, Side from) {
        Host host = flow.host(from);
        start -= 8;
        SHORT.set(buffer, start, (short) flow.port(from));
        SHORT.set(buffer, start + 2, (short) flow.port(from.other()));
        SHORT.set(buffer, start + 4, (short) (end - start));
        SHORT.set(buffer, start + 6, (short) 0);
        int checksum = transportChecksum(host, flow.host(from.other()), PROTOCOL_UDP);
        // RFC 768: a computed zero is sent as all ones, because zero means that there is no checksum.
        SHORT.set(buffer, start + 6, (short) (checksum == 0 ? 0xFFFF : checksum));
        network(host, flow.host(from.other()), PROTOCOL_UDP);
    }

    /** Adds an ICMP header of 8 bytes, IP and Ethernet headers. {@code rest} is bytes 4 to 7 of the ICMP header. */
    void icmp(Host from, Host to, int type, int code, int rest) {
        start -= 8;
        buffer[start] = (byte) type;
        buffer[start + 1] = (byte) code;
        SHORT.set(buffer, start + 2, (short) 0);
        INT.set(buffer, start + 4, rest);
        int protocol = from.isV6() ? 58 : 1;
        int checksum = from.isV6() ? transportChecksum(from, to, protocol) : fold(sum(start, end));
        SHORT.set(buffer, start + 2, (short) checksum);
        network(from, to, protocol);
    }

    private void network(Host from, Host to, int protocol) {
        if (from.isV6()) {
            version6(from, to, protocol);
        } else {
            version4(from, to, protocol);
        }
        start -= 14;
        System.arraycopy(to.mac(), 0, buffer, start, 6);
        System.arraycopy(from.mac(), 0, buffer, start + 6, 6);
        SHORT.set(buffer, start + 12, (short) (from.isV6() ? 0x86DD : 0x0800));
        while (end - start < 60) {
            buffer[end++] = 0;
        }
    }

    private void version4(Host from, Host to, int protocol) {
        start -= 20;
        INT.set(buffer, start, 0x45000000 | (end - start));
        SHORT.set(buffer, start + 4, (short) from.identification());
        SHORT.set(buffer, start + 6, (short) 0x4000);
        buffer[start + 8] = (byte) from.hopLimit();
        buffer[start + 9] = (byte) protocol;
        SHORT.set(buffer, start + 10, (short) 0);
        System.arraycopy(from.address(), 0, buffer, start + 12, 4);
        System.arraycopy(to.address(), 0, buffer, start + 16, 4);
        SHORT.set(buffer, start + 10, (short) fold(sum(start, start + 20)));
    }

    private void version6(Host from, Host to, int protocol) {
        int payload = end - start;
        start -= 40;
        INT.set(buffer, start, 0x60000000);
        SHORT.set(buffer, start + 4, (short) payload);
        buffer[start + 6] = (byte) protocol;
        buffer[start + 7] = (byte) from.hopLimit();
        System.arraycopy(from.address(), 0, buffer, start + 8, 16);
        System.arraycopy(to.address(), 0, buffer, start + 24, 16);
    }

    /** Checksum from {@link #start} to {@link #end} with the pseudo-header. The checksum field must be zero. */
    private int transportChecksum(Host from, Host to, int protocol) {
        long sum = sum(start, end) + protocol + (end - start);
        return fold(sum + sum(from.address()) + sum(to.address()));
    }

    private static long sum(byte[] address) {
        long sum = 0;
        for (int i = 0; i < address.length; i += 2) {
            sum += (short) SHORT.get(address, i) & 0xFFFF;
        }
        return sum;
    }

    private long sum(int from, int to) {
        long sum = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            sum += (int) INT.get(buffer, i) & 0xFFFF_FFFFL;
        }
        for (; i + 1 < to; i += 2) {
            sum += (short) SHORT.get(buffer, i) & 0xFFFF;
        }
        return i < to ? sum + ((buffer[i] & 0xFF) << 8) : sum;
    }

    /** RFC 1071: the complement of the one's complement sum, in 16 bits. */
    private static int fold(long sum) {
        long folded = (sum & 0xFFFF_FFFFL) + (sum >>> 32);
        folded = (folded & 0xFFFF) + (folded >>> 16);
        folded = (folded & 0xFFFF) + (folded >>> 16);
        folded = (folded & 0xFFFF) + (folded >>> 16);
        return (int) (~folded & 0xFFFF);
    }
}
