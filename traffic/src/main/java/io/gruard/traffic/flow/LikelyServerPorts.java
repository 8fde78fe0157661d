package io.gruard.traffic.flow;

import io.gruard.traffic.packet.IpProtocol;
import java.util.BitSet;

/**
 * Ports on which servers are expected. If the beginning of a flow was not seen, the endpoint with such a port is the
 * responder. Immutable.
 */
public final class LikelyServerPorts {
    private static final int[] ZEEK_TCP = {
        21, 22, 25, 53, 80, 81, 88, 110, 135, 139, 143, 389, 443, 445, 502, 563, 585, 587, 614, 631, 636, 989, 990, 992,
        993, 995, 1080, 1434, 1883, 2811, 3128, 3268, 3306, 3389, 5222, 5223, 5269, 5432, 6379, 6666, 6667, 6668, 6669,
        8000, 8080, 8888, 20000
    };
    private static final int[] ZEEK_UDP = {
        53, 67, 88, 123, 137, 161, 162, 389, 443, 514, 1812, 2123, 2152, 3268, 3389, 3544, 4789, 5060, 5072, 5353, 5355,
        6081, 20000
    };

    private final BitSet tcp;
    private final BitSet udp;

    private LikelyServerPorts(int[] tcp, int[] udp) {
        this.tcp = bits(tcp);
        this.udp = bits(udp);
    }

    /** The ports of the protocols in Zeek's default scripts. */
    public static LikelyServerPorts zeek() {
        return new LikelyServerPorts(ZEEK_TCP, ZEEK_UDP);
    }

    /** No ports: the sender of the first packet seen is the originator. */
    public static LikelyServerPorts none() {
        return new LikelyServerPorts(new int[0], new int[0]);
    }

    private static BitSet bits(int[] ports) {
        BitSet bits = new BitSet();
        for (int port : ports) {
            bits.set(port);
        }
        return bits;
    }

    /** Whether a server is expected on a port of TCP or UDP; false for all other protocols. */
    public boolean contains(int protocol, int port) {
        return switch (protocol) {
            case IpProtocol.TCP -> tcp.get(port);
            case IpProtocol.UDP -> udp.get(port);
            default -> false;
        };
    }
}
