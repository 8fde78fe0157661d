package io.gruard.traffic.packet;

import io.gruard.traffic.BigEndian;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import io.gruard.traffic.capture.CapturedPacket;

/**
 * Decodes captured packets up to the transport header. It never throws, however truncated or forged a packet is;
 * packets that are not decoded are counted by reason. Decoding allocates nothing except for fragments, which are kept
 * until their datagram is complete.
 */
public final class PacketDecoder {
    /** Maximum depth of tunnels inside tunnels. */
    private static final int MAX_NESTING = 4;

    /** The year 2116. Later times are forged and could make sums of times overflow. */
    private static final long LATEST_NANOS = 1L << 62;

    private final DropCounters drops;
    private final ChecksumPolicy checksums;
    private final LinkDecoder links = new LinkDecoder();
    private final Ipv6Chain chain = new Ipv6Chain();
    private final FragmentTable fragments;

    public PacketDecoder(ChecksumPolicy checksums, DropCounters drops) {
        this.checksums = checksums;
        this.drops = drops;
        fragments = new FragmentTable(drops);
    }

    /**
     * Decodes a packet.
     *
     * @param view receives the packet if the result is true
     * @return false if the packet belongs to no flow, was dropped, or is a fragment of an incomplete datagram
     */
    public boolean decode(CapturedPacket packet, PacketView view) {
        DropReason reason = links.locate(packet);
        if (reason != null) {
            drops.count(reason);
            return false;
        }
        view.bytes = packet.bytes();
        view.timeNanos = Math.clamp(packet.timeNanos(), 0, LATEST_NANOS);
        view.wrongFragments = false;
        int end = packet.start() + packet.capturedLength();
        // Bytes that the capture cut off were on the wire.
        long wireEnd = (long) packet.start() + Math.max(packet.wireLength(), packet.capturedLength());
        return network(view, links.networkStart(), end, wireEnd, 0);
    }

    private boolean network(PacketView view, int start, int end, long wireEnd, int depth) {
        if (depth > MAX_NESTING) {
            return drop(DropReason.NESTING);
        }
        if (end - start < 20) {
            return drop(DropReason.IP_HEADER_CUT);
        }
        return switch (BigEndian.u8(view.bytes, start) >>> 4) {
            case 4 -> ipv4(view, start, end, wireEnd, depth);
            case 6 -> ipv6(view, start, end, wireEnd, depth);
            default -> drop(DropReason.IP_VERSION);
        };
    }

    private boolean ipv4(PacketView view, int start, int end, long wireEnd, int depth) {
        byte[] bytes = view.bytes;
        int header = (bytes[start] & 0x0f) * 4;
        int total = BigEndian.u16(bytes, start + 2);
        if (total == 0 && checksums == ChecksumPolicy.IGNORE) {
            // Segmentation offloading leaves the length to the network card.
            total = Math.min(end - start, 0xffff);
        }
        if (total == 0 || start + total > wireEnd) {
            return drop(DropReason.IP_LENGTH);
        }
        if (header < 20 || header > total) {
            return drop(DropReason.IP_HEADER_LENGTH);
        }
        if (start + header > end) {
            return drop(DropReason.IP_HEADER_CUT);
        }
        if (checksums == ChecksumPolicy.VALIDATE && Checksum.folded(Checksum.sum(bytes, start, header, 0)) != 0xffff) {
            return drop(DropReason.IP_CHECKSUM);
        }
        view.ipv4 = true;
        view.sourceHigh = 0;
        view.sourceLow = 0xffff_0000_0000L | BigEndian.u32(bytes, start + 12);
        view.destinationHigh = 0;
        view.destinationLow = 0xffff_0000_0000L | BigEndian.u32(bytes, start + 16);
        view.protocol = BigEndian.u8(bytes, start + 9);
        view.ipLength = total;
        int fragment = BigEndian.u16(bytes, start + 6);
        int captured = Math.min(end, start + total) - start;
        if ((fragment & 0x3fff) != 0) {
            int identification = BigEndian.u16(bytes, start + 4);
            boolean more = (fragment & 0x2000) != 0;
            return fragment(view, start, header, captured, identification, (fragment & 0x1fff) * 8, more, depth);
        }
        return transport(view, start + header, total - header, captured - header, depth);
    }

    private boolean ipv6(PacketView view, int start, int end, long wireEnd, int depth) {
        byte[] bytes = view.bytes;
        if (end - start < 40) {
            return drop(DropReason.IP_HEADER_CUT);
        }
        int total = 40 + BigEndian.u16(bytes, start + 4);
        if (start + total > wireEnd) {
            return drop(DropReason.IP_LENGTH);
        }
        view.ipv4 = false;
        view.sourceHigh = BigEndian.i64(bytes, start + 8);
        view.sourceLow = BigEndian.i64(bytes, start + 16);
        view.destinationHigh = BigEndian.i64(bytes, start + 24);
        view.destinationLow = BigEndian.i64(bytes, start + 32);
        view.ipLength = total;
        int captured = Math.min(end, start + total) - start;
        DropReason reason =
                chain.follow(bytes, BigEndian.u8(bytes, start + 6), start + 40, start + captured, start + total);
        if (reason != null) {
            return drop(reason);
        }
        view.protocol = chain.protocol();
        int header = chain.end() - start;
        if (chain.isFragment()) {
            return fragment(
                    view,
                    start,
                    header,
                    captured,
                    chain.identification(),
                    chain.fragmentOffset(),
                    chain.moreFragments(),
                    depth);
        }
        return transport(view, start + header, total - header, captured - header, depth);
    }

    private boolean fragment(
            PacketView view, int start, int header, int captured, int id, int offset, boolean more, int depth) {
        if (captured < view.ipLength) {
            // If a datagram cannot be reassembled, its first fragment still has the ports.
            if (offset != 0) {
                return drop(DropReason.FRAGMENT_CUT);
            }
            return transport(view, start + header, view.ipLength - header, captured - header, depth);
        }
        FragmentedDatagram datagram = fragments.add(view, start, header, id, offset, more);
        if (datagram == null) {
            return false;
        }
        view.bytes = datagram.bytes();
        view.ipLength = datagram.headerLength() + datagram.length();
        view.protocol = datagram.protocol();
        view.wrongFragments |= datagram.inconsistent();
        return transport(view, 0, datagram.length(), datagram.length(), depth);
    }

    private boolean transport(PacketView view, int start, int length, int captured, int depth) {
        view.transport = start;
        view.transportLength = length;
        view.transportCaptured = captured;
        view.oneWay = false;
        view.checksumValid = true;
        view.headerValid = true;
        return switch (view.protocol) {
            case IpProtocol.TCP -> tcp(view);
            case IpProtocol.UDP -> udp(view);
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> icmp(view);
            case IpProtocol.IPV4, IpProtocol.IPV6 ->
                network(view, start, start + captured, (long) start + length, depth + 1);
            case IpProtocol.ESP, IpProtocol.NO_NEXT_HEADER, IpProtocol.MOBILITY -> drop(DropReason.NO_TRANSPORT);
            default -> other(view);
        };
    }

    private boolean tcp(PacketView view) {
        if (view.transportLength < 20 || view.transportCaptured < 20) {
            return drop(DropReason.TRANSPORT_HEADER_CUT);
        }
        ports(view);
        int header = (view.bytes[view.transport + 12] >>> 4 & 0x0f) * 4;
        view.headerLength = header;
        if (header < 20 || header > view.transportLength || header > view.transportCaptured) {
            drops.count(DropReason.TRANSPORT_HEADER_LENGTH);
            view.headerValid = false;
            view.headerLength = 20;
            return true;
        }
        validate(view);
        return true;
    }

    private boolean udp(PacketView view) {
        if (view.transportLength < 8 || view.transportCaptured < 8) {
            return drop(DropReason.TRANSPORT_HEADER_CUT);
        }
        ports(view);
        view.headerLength = 8;
        // In IPv4, a checksum of zero means that there is none.
        if (!view.ipv4 || BigEndian.u16(view.bytes, view.transport + 6) != 0) {
            validate(view);
        }
        return true;
    }

    private boolean icmp(PacketView view) {
        if (view.transportLength < 8 || view.transportCaptured < 8) {
            return drop(DropReason.TRANSPORT_HEADER_CUT);
        }
        int type = BigEndian.u8(view.bytes, view.transport);
        int reply = view.protocol == IpProtocol.ICMP ? IcmpTypes.reply4(type) : IcmpTypes.reply6(type);
        view.sourcePort = type;
        view.oneWay = reply < 0;
        view.destinationPort = reply < 0 ? BigEndian.u8(view.bytes, view.transport + 1) : reply;
        view.headerLength = 8;
        validate(view);
        return true;
    }

    private static boolean other(PacketView view) {
        view.sourcePort = 0;
        view.destinationPort = 0;
        view.headerLength = 0;
        return true;
    }

    private static void ports(PacketView view) {
        view.sourcePort = BigEndian.u16(view.bytes, view.transport);
        view.destinationPort = BigEndian.u16(view.bytes, view.transport + 2);
    }

    private void validate(PacketView view) {
        if (checksums == ChecksumPolicy.VALIDATE
                && view.transportCaptured >= view.transportLength
                && !Checksum.transportValid(view, view.transportLength)) {
            drops.count(DropReason.TRANSPORT_CHECKSUM);
            view.checksumValid = false;
        }
    }

    private boolean drop(DropReason reason) {
        drops.count(reason);
        return false;
    }
}
