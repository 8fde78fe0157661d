package io.gruard.detect.excerpt;

import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.packet.PacketView;

/**
 * Hashes protocol, addresses and ports to 64 bits, the same for both directions. Two flows with equal hashes are
 * treated as one.
 */
final class FlowHash {
    private FlowHash() {}

    static long of(Flow flow) {
        return of(
                flow.protocol(),
                endpoint(flow.originator().high(), flow.originator().low(), flow.originatorPort()),
                endpoint(flow.responder().high(), flow.responder().low(), flow.responderPort()));
    }

    static long of(PacketView view) {
        return of(
                view.protocol(),
                endpoint(view.sourceHigh(), view.sourceLow(), view.sourcePort()),
                endpoint(view.destinationHigh(), view.destinationLow(), view.destinationPort()));
    }

    private static long of(int protocol, long first, long second) {
        return mix((first + second) ^ mix(protocol));
    }

    private static long endpoint(long high, long low, int port) {
        return mix(mix(mix(high) + low) + port);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long bits) {
        long mixed = bits + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
