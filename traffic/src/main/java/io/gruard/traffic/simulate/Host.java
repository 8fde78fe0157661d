package io.gruard.traffic.simulate;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host with one address. It assigns its own ephemeral ports and IP identifications, so runs must not share it. */
final class Host {
    private static final int FIRST_EPHEMERAL = 49152;
    private static final int EPHEMERAL_PORTS = 16384;

    private final byte[] mac;
    private final byte[] address;
    private final int hopLimit;
    private int nextPort;
    private int nextIdentification;

    /**
     * Makes a host.
     *
     * @param mac 6 bytes
     * @param address 4 or 16 bytes
     * @param hopLimit time to live of its packets at the point of capture
     * @param salt determines its first port and identification
     */
    Host(byte[] mac, byte[] address, int hopLimit, int salt) {
        this.mac = mac;
        this.address = address;
        this.hopLimit = hopLimit;
        this.nextPort = Math.floorMod(salt * 0x9E3779B1, EPHEMERAL_PORTS);
        this.nextIdentification = (salt * 0x85EBCA6B) >>> 16;
    }

    byte[] mac() {
        return mac;
    }

    byte[] address() {
        return address;
    }

    boolean isV6() {
        return address.length == 16;
    }

    int hopLimit() {
        return hopLimit;
    }

    /** The next ephemeral port. All ports are used once before one repeats. */
    int ephemeralPort() {
        int port = FIRST_EPHEMERAL + nextPort;
        nextPort = (nextPort + 1) % EPHEMERAL_PORTS;
        return port;
    }

    /** The next IP identification, 16 bits. */
    int identification() {
        nextIdentification = (nextIdentification + 1) & 0xFFFF;
        return nextIdentification;
    }

    /** The largest TCP payload that fits into an Ethernet frame. */
    int maximumSegment() {
        return isV6() ? 1440 : 1460;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address must have 4 or 16 bytes, found " + address.length, impossible);
        }
    }
}
