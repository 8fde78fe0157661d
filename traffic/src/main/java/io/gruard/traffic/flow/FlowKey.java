package io.gruard.traffic.flow;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.packet.PacketView;

/**
 * The identity of a flow: two endpoints and the protocol. The smaller endpoint comes first, so both directions have the
 * same key. One object is reused for look-ups; a flow keeps a copy.
 */
final class FlowKey {
    private long firstHigh;
    private long firstLow;
    private long secondHigh;
    private long secondLow;
    /** The ports of the first and the second endpoint. */
    private int ports;
    /** The protocol, and whether the flow has only one direction. */
    private int kind;

    private boolean swapped;

    /** Fills this key from a packet. */
    void of(PacketView packet) {
        swapped = !packet.oneWay() && sourceIsGreater(packet);
        if (swapped) {
            firstHigh = packet.destinationHigh();
            firstLow = packet.destinationLow();
            secondHigh = packet.sourceHigh();
            secondLow = packet.sourceLow();
            ports = packet.destinationPort() << 16 | packet.sourcePort();
        } else {
            firstHigh = packet.sourceHigh();
            firstLow = packet.sourceLow();
            secondHigh = packet.destinationHigh();
            secondLow = packet.destinationLow();
            ports = packet.sourcePort() << 16 | packet.destinationPort();
        }
        kind = packet.oneWay() ? packet.protocol() | 0x100 : packet.protocol();
    }

    private static boolean sourceIsGreater(PacketView packet) {
        int byHigh = Long.compareUnsigned(packet.sourceHigh(), packet.destinationHigh());
        if (byHigh != 0) {
            return byHigh > 0;
        }
        int byLow = Long.compareUnsigned(packet.sourceLow(), packet.destinationLow());
        return byLow != 0 ? byLow > 0 : packet.sourcePort() > packet.destinationPort();
    }

    FlowKey copy() {
        FlowKey copy = new FlowKey();
        copy.firstHigh = firstHigh;
        copy.firstLow = firstLow;
        copy.secondHigh = secondHigh;
        copy.secondLow = secondLow;
        copy.ports = ports;
        copy.kind = kind;
        return copy;
    }

    /** Whether the packet's source is the second endpoint. */
    boolean sourceIsSecond() {
        return swapped;
    }

    /** A seeded hash, so that an attacker cannot cause collisions. */
    int hash(long seed) {
        long bits = Mixing.mix(firstLow ^ seed) + secondLow * Mixing.GOLDEN;
        bits = Mixing.mix(bits ^ ((long) ports << 16 | kind));
        if ((firstHigh | secondHigh) != 0) {
            bits = Mixing.mix(bits + firstHigh * Mixing.GOLDEN ^ secondHigh);
        }
        return (int) (bits >>> 32);
    }

    boolean sameAs(FlowKey other) {
        return firstLow == other.firstLow
                && secondLow == other.secondLow
                && ports == other.ports
                && kind == other.kind
                && firstHigh == other.firstHigh
                && secondHigh == other.secondHigh;
    }

    IpAddress first() {
        return new IpAddress(firstHigh, firstLow);
    }

    IpAddress second() {
        return new IpAddress(secondHigh, secondLow);
    }

    int firstPort() {
        return ports >>> 16;
    }

    int secondPort() {
        return ports & 0xffff;
    }

    int protocol() {
        return kind & 0xff;
    }
}
