package io.gruard.traffic.packet;

import io.gruard.traffic.BigEndian;
import io.gruard.traffic.DropReason;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.LinkType;
import org.jspecify.annotations.Nullable;

/**
 * Finds the IP header after the link-layer headers: Ethernet with VLAN, MPLS and PPPoE, Linux cooked, PPP, loopback.
 */
final class LinkDecoder {
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int MAX_TAGS = 16;

    private int networkStart;

    /** Index of the IP header that {@link #locate} found. */
    int networkStart() {
        return networkStart;
    }

    /** Finds the IP header of a packet. Returns null if it was found, otherwise the reason. */
    @Nullable
    DropReason locate(CapturedPacket packet) {
        byte[] bytes = packet.bytes();
        int start = packet.start();
        int end = start + packet.capturedLength();
        return switch (packet.linkType()) {
            case LinkType.ETHERNET -> ethernet(bytes, start, end);
            case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD, LinkType.IPV4, LinkType.IPV6 -> found(start);
            case LinkType.LINUX_SLL ->
                end - start < 16
                        ? DropReason.LINK_HEADER_CUT
                        : ethertype(bytes, start + 16, end, BigEndian.u16(bytes, start + 14));
            case LinkType.LINUX_SLL2 ->
                end - start < 20
                        ? DropReason.LINK_HEADER_CUT
                        : ethertype(bytes, start + 20, end, BigEndian.u16(bytes, start));
            case LinkType.NULL, LinkType.LOOP -> loopback(bytes, start, end);
            case LinkType.PPP, LinkType.PPP_HDLC -> ppp(bytes, start, end);
            case LinkType.PPP_WITH_DIRECTION -> ppp(bytes, start + 1, end);
            case LinkType.PPP_ETHER -> pppoe(bytes, start, end);
            default -> DropReason.LINK_TYPE_UNKNOWN;
        };
    }

    private @Nullable DropReason found(int start) {
        networkStart = start;
        return null;
    }

    private @Nullable DropReason ethernet(byte[] bytes, int start, int end) {
        if (end - start < 14) {
            return DropReason.LINK_HEADER_CUT;
        }
        return ethertype(bytes, start + 14, end, BigEndian.u16(bytes, start + 12));
    }

    /** Follows tags up to an IP header or to a type without IP. */
    private @Nullable DropReason ethertype(byte[] bytes, int start, int end, int firstType) {
        int type = firstType;
        int at = start;
        for (int tags = 0; tags < MAX_TAGS; tags++) {
            switch (type) {
                case ETHERTYPE_IPV4, ETHERTYPE_IPV6 -> {
                    return found(at);
                }
                case 0x8100, 0x88a8, 0x9100 -> {
                    if (end - at < 4) {
                        return DropReason.LINK_HEADER_CUT;
                    }
                    type = BigEndian.u16(bytes, at + 2);
                    at += 4;
                }
                case 0x8847, 0x8848 -> {
                    return mpls(bytes, at, end);
                }
                case 0x8864 -> {
                    return pppoe(bytes, at, end);
                }
                default -> {
                    if (type > 1500 || end - at < 8 || !isSnap(bytes, at)) {
                        return DropReason.NOT_IP;
                    }
                    type = BigEndian.u16(bytes, at + 6);
                    at += 8;
                }
            }
        }
        return DropReason.NESTING;
    }

    /** Whether an 802.2 header with a SNAP extension begins here. It carries an Ethernet type (RFC 1042). */
    private static boolean isSnap(byte[] bytes, int at) {
        return BigEndian.i32(bytes, at) == 0xaaaa0300 && BigEndian.u16(bytes, at + 4) == 0;
    }

    private @Nullable DropReason mpls(byte[] bytes, int start, int end) {
        for (int at = start; end - at >= 4; at += 4) {
            boolean bottom = (bytes[at + 2] & 1) != 0;
            if (bottom) {
                if (end - at < 5) {
                    return DropReason.LINK_HEADER_CUT;
                }
                // MPLS does not name its payload, but the version number of IP does.
                int version = BigEndian.u8(bytes, at + 4) >>> 4;
                return version == 4 || version == 6 ? found(at + 4) : DropReason.NOT_IP;
            }
        }
        return DropReason.LINK_HEADER_CUT;
    }

    private @Nullable DropReason pppoe(byte[] bytes, int start, int end) {
        return end - start < 8 ? DropReason.LINK_HEADER_CUT : ppp(bytes, start + 6, end);
    }

    /** Decodes PPP with or without address and control (RFC 1662), with its protocol in one or two bytes. */
    private @Nullable DropReason ppp(byte[] bytes, int start, int end) {
        int at = start;
        if (end - at >= 2 && BigEndian.u16(bytes, at) == 0xff03) {
            at += 2;
        }
        if (end - at < 2) {
            return DropReason.LINK_HEADER_CUT;
        }
        boolean compressed = (bytes[at] & 1) != 0;
        int protocol = compressed ? BigEndian.u8(bytes, at) : BigEndian.u16(bytes, at);
        at += compressed ? 1 : 2;
        return switch (protocol) {
            case 0x0021, 0x0057 -> found(at);
            case 0x0281, 0x0283 -> mpls(bytes, at, end);
            default -> DropReason.NOT_IP;
        };
    }

    private @Nullable DropReason loopback(byte[] bytes, int start, int end) {
        if (end - start < 4) {
            return DropReason.LINK_HEADER_CUT;
        }
        // The family is a small number in either byte order. That of IPv6 depends on the operating system.
        int family = BigEndian.i32(bytes, start);
        return switch (family >>> 16 == 0 ? family : Integer.reverseBytes(family)) {
            case 2, 10, 24, 28, 30 -> found(start + 4);
            default -> DropReason.NOT_IP;
        };
    }
}
