package io.gruard.traffic.flow;

import io.gruard.traffic.packet.IpProtocol;
import io.gruard.traffic.packet.PacketView;
import org.jspecify.annotations.Nullable;

/** A flow of a protocol other than TCP: packets between the same endpoints without a long pause. */
final class DatagramConnection extends Connection {
    private static final int DATA = 0;

    private final long inactivityNanos;
    private long originatorBytes;
    private long responderBytes;
    private boolean originatorSeen;
    private boolean responderSeen;
    private int originatorChecksumErrors;
    private int responderChecksumErrors;

    DatagramConnection(FlowKey key, boolean originatorIsSecond, long startNanos, Timeouts timeouts) {
        super(key, originatorIsSecond, startNanos);
        inactivityNanos = switch (key.protocol()) {
            case IpProtocol.UDP -> timeouts.udp();
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> timeouts.icmp();
            default -> timeouts.other();
        };
    }

    @Override
    void packet(PacketView packet, boolean fromOriginator) {
        boolean udp = packet.protocol() == IpProtocol.UDP;
        countWrong(packet);
        if (!packet.checksumValid()) {
            if (udp) {
                count(packet, fromOriginator);
                checksumError(fromOriginator);
            }
            return;
        }
        count(packet, fromOriginator);
        lastNanos = packet.timeNanos();
        if (udp) {
            history.addOnce(DATA, 'D', fromOriginator);
        }
        if (udp || packet.protocol() == IpProtocol.ICMP || packet.protocol() == IpProtocol.ICMPV6) {
            payload(packet.payloadLength(), fromOriginator);
        }
    }

    private void checksumError(boolean fromOriginator) {
        int count = fromOriginator ? ++originatorChecksumErrors : ++responderChecksumErrors;
        history.addScaled(count, 'C', fromOriginator);
    }

    private void payload(int length, boolean fromOriginator) {
        if (fromOriginator) {
            originatorSeen = true;
            originatorBytes += length;
        } else {
            responderSeen = true;
            responderBytes += length;
        }
    }

    @Override
    long nextDeadline() {
        return lastNanos + inactivityNanos;
    }

    @Override
    @Nullable
    CloseCause expire(long now) {
        return nextDeadline() <= now ? CloseCause.TIMEOUT : null;
    }

    @Override
    boolean isReusedBy(PacketView packet) {
        return false;
    }

    @Override
    long originatorBytes() {
        return originatorBytes;
    }

    @Override
    long responderBytes() {
        return responderBytes;
    }

    @Override
    long missedBytes() {
        return 0;
    }

    @Override
    ConnState state() {
        if (key.protocol() != IpProtocol.UDP) {
            return ConnState.OTH;
        }
        if (originatorSeen) {
            return responderSeen ? ConnState.SF : ConnState.S0;
        }
        return responderSeen ? ConnState.SHR : ConnState.OTH;
    }

    @Override
    FlowContent content() {
        return FlowContent.NONE;
    }
}
