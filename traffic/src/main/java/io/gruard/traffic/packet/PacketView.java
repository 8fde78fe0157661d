package io.gruard.traffic.packet;

import io.gruard.traffic.BigEndian;
import io.gruard.traffic.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A decoded packet. The object is reused for every packet and refers to the buffer of the capture. It is valid only
 * during the call that receives it.
 */
public final class PacketView {
    /** The FIN bit of {@link #tcpFlags()}. */
    public static final int FIN = 1;

    public static final int SYN = 2;
    public static final int RST = 4;
    public static final int PSH = 8;
    public static final int ACK = 16;
    public static final int URG = 32;

    byte[] bytes = new byte[0];
    long timeNanos;
    boolean ipv4;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int protocol;
    int sourcePort;
    int destinationPort;
    boolean oneWay;
    int ipLength;
    int transport;
    int transportLength;
    int transportCaptured;
    int headerLength;
    boolean headerValid;
    boolean checksumValid;
    boolean wrongFragments;
    private long number;
    private @Nullable PacketLabel label;

    /** Time of capture, nanoseconds since 1970-01-01 UTC. */
    public long timeNanos() {
        return timeNanos;
    }

    /** The position of the packet in its capture, from 1, as Wireshark counts. */
    public long number() {
        return number;
    }

    /** Sets the position of the packet and removes the label of the packet before. */
    public void number(long position) {
        number = position;
        label = null;
    }

    /** The label of the packet; null without one. */
    public @Nullable PacketLabel label() {
        return label;
    }

    /** Sets the label of the packet. */
    public void label(@Nullable PacketLabel given) {
        label = given;
    }

    public boolean isIpv4() {
        return ipv4;
    }

    /** The upper 64 bits of the source address, see {@link IpAddress}. */
    public long sourceHigh() {
        return sourceHigh;
    }

    public long sourceLow() {
        return sourceLow;
    }

    public long destinationHigh() {
        return destinationHigh;
    }

    public long destinationLow() {
        return destinationLow;
    }

    /** The number of the protocol above IP. */
    public int protocol() {
        return protocol;
    }

    /** The source port. For ICMP the type of the message, for protocols without ports 0. */
    public int sourcePort() {
        return sourcePort;
    }

    /** The destination port. For ICMP the type of the reply, or the code if there is no reply. */
    public int destinationPort() {
        return destinationPort;
    }

    /** Whether this is an ICMP message without a reply type, so that its two directions are two flows. */
    public boolean oneWay() {
        return oneWay;
    }

    /** The length of the IP packet including its header, as the header states it. */
    public int ipLength() {
        return ipLength;
    }

    /**
     * Whether the transport header is complete and has a possible length. If not, only addresses and ports are valid.
     */
    public boolean headerValid() {
        return headerValid;
    }

    /** Whether the transport checksum is correct, could not be checked, or is not checked. */
    public boolean checksumValid() {
        return checksumValid;
    }

    /** Whether this packet was reassembled from fragments that overlapped or gave different lengths. */
    public boolean wrongFragments() {
        return wrongFragments;
    }

    /** The bits {@link #FIN} to {@link #URG} of a TCP packet. */
    public int tcpFlags() {
        return BigEndian.u8(bytes, transport + 13);
    }

    /** The sequence number of a TCP packet, as 32 unsigned bits in an int. */
    public int tcpSequence() {
        return BigEndian.i32(bytes, transport + 4);
    }

    /** The acknowledgement number of a TCP packet, as 32 unsigned bits in an int. */
    public int tcpAcknowledgement() {
        return BigEndian.i32(bytes, transport + 8);
    }

    /** The window in the header of a TCP packet, before scaling. */
    public int tcpWindow() {
        return BigEndian.u16(bytes, transport + 14);
    }

    /**
     * Bytes after the transport header, as the headers state them. For UDP from its length field, for others the IP
     * payload without the TCP header or the first 8 bytes of ICMP.
     */
    public int payloadLength() {
        if (protocol == IpProtocol.UDP) {
            return Math.max(0, BigEndian.u16(bytes, transport + 4) - headerLength);
        }
        return transportLength - headerLength;
    }

    /** The buffer with the packet, or with the packet reassembled from its fragments. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index in {@link #bytes()} of the first byte after the transport header. */
    public int payloadStart() {
        return transport + headerLength;
    }

    /** Captured bytes after the transport header; never more than {@link #payloadLength()}. */
    public int payloadCaptured() {
        return Math.max(0, Math.min(transportCaptured - headerLength, payloadLength()));
    }

    public IpAddress source() {
        return new IpAddress(sourceHigh, sourceLow);
    }

    public IpAddress destination() {
        return new IpAddress(destinationHigh, destinationLow);
    }
}
