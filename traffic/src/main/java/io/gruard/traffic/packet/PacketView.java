package io.gruard.traffic.packet;

import io.gruard.traffic.BigEndian;
import io.gruard.traffic.IpAddress;

/**
 * A decoded packet. The same object is filled again for every packet, and it looks into the buffer of the capture:
 * nothing of it may be kept beyond the call it was handed to.
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

    /** Nanoseconds since 1970-01-01 UTC. */
    public long timeNanos() {
        return timeNanos;
    }

    public boolean isIpv4() {
        return ipv4;
    }

    /** The upper 64 bits of the source, see {@link IpAddress}. */
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

    /** The source port; of ICMP the message's type, of protocols without ports 0. */
    public int sourcePort() {
        return sourcePort;
    }

    /** The destination port; of ICMP the type of the answering message, or the code where there is no answer. */
    public int destinationPort() {
        return destinationPort;
    }

    /** Whether this is an ICMP message that has no answering type, so that its two directions are two flows. */
    public boolean oneWay() {
        return oneWay;
    }

    /** The length of the IP packet with its header, as the header says it. */
    public int ipLength() {
        return ipLength;
    }

    /** Whether the transport header is whole and of a possible length; without it only addresses and ports count. */
    public boolean headerValid() {
        return headerValid;
    }

    /** Whether the transport checksum is right, or could not be checked, or was not asked for. */
    public boolean checksumValid() {
        return checksumValid;
    }

    /** Whether this packet was put together from fragments that overlapped or disagreed about its length. */
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

    /** The window of a TCP packet as it stands in the header, before scaling. */
    public int tcpWindow() {
        return BigEndian.u16(bytes, transport + 14);
    }

    /**
     * Bytes above the transport header as the headers claim them: for UDP as its own length field says, for others
     * what IP carries without the header of TCP or the first 8 bytes of ICMP.
     */
    public int payloadLength() {
        if (protocol == IpProtocol.UDP) {
            return Math.max(0, BigEndian.u16(bytes, transport + 4) - headerLength);
        }
        return transportLength - headerLength;
    }

    /** The buffer that holds the packet, or what was put together from its fragments. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index in {@link #bytes()} of the first byte above the transport header. */
    public int payloadStart() {
        return transport + headerLength;
    }

    /** Bytes above the transport header that were captured; never more than {@link #payloadLength()} claims. */
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
