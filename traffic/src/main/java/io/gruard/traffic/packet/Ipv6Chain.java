package io.gruard.traffic.packet;

import io.gruard.traffic.BigEndian;
import io.gruard.traffic.DropReason;
import org.jspecify.annotations.Nullable;

/** Follows the IPv6 extension headers (RFC 8200) up to the transport header or the first fragment header. */
final class Ipv6Chain {
    private int protocol;
    private int end;
    private boolean fragment;
    private int offset;
    private boolean more;
    private int identification;

    /**
     * Follows a chain.
     *
     * @param next type of the first header
     * @param start index of the first header
     * @param capturedEnd index after the last captured byte of the packet
     * @param packetEnd index after the last byte of the packet, captured or not
     * @return null, or the reason why the packet cannot be used
     */
    @Nullable
    DropReason follow(byte[] bytes, int next, int start, int capturedEnd, int packetEnd) {
        int at = start;
        protocol = next;
        fragment = false;
        while (isExtension(protocol)) {
            if (at + 8 > capturedEnd) {
                return at + 8 > packetEnd ? DropReason.IP_HEADER_LENGTH : DropReason.IP_HEADER_CUT;
            }
            int length = length(protocol, BigEndian.u8(bytes, at + 1));
            if (at + length > packetEnd) {
                return DropReason.IP_HEADER_LENGTH;
            }
            if (at + length > capturedEnd) {
                return DropReason.IP_HEADER_CUT;
            }
            boolean fragmentHeader = protocol == IpProtocol.FRAGMENT;
            protocol = BigEndian.u8(bytes, at);
            if (fragmentHeader) {
                offset = BigEndian.u16(bytes, at + 2) & 0xfff8;
                more = (bytes[at + 3] & 1) != 0;
                identification = BigEndian.i32(bytes, at + 4);
                fragment = offset != 0 || more;
            }
            at += length;
            if (fragment) {
                break;
            }
        }
        end = at;
        return null;
    }

    private static boolean isExtension(int protocol) {
        return switch (protocol) {
            case IpProtocol.HOP_BY_HOP,
                    IpProtocol.ROUTING,
                    IpProtocol.FRAGMENT,
                    IpProtocol.AUTHENTICATION,
                    IpProtocol.DESTINATION_OPTIONS,
                    IpProtocol.HIP,
                    IpProtocol.SHIM6 -> true;
            default -> false;
        };
    }

    private static int length(int protocol, int field) {
        return switch (protocol) {
            case IpProtocol.FRAGMENT -> 8;
            case IpProtocol.AUTHENTICATION -> (field + 2) * 4;
            default -> (field + 1) * 8;
        };
    }

    int protocol() {
        return protocol;
    }

    /** Index of the first byte after the headers that were followed. */
    int end() {
        return end;
    }

    /** Whether the packet is one of several fragments. */
    boolean isFragment() {
        return fragment;
    }

    int fragmentOffset() {
        return offset;
    }

    boolean moreFragments() {
        return more;
    }

    int identification() {
        return identification;
    }
}
