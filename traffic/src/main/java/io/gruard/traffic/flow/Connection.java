package io.gruard.traffic.flow;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.packet.PacketView;
import org.jspecify.annotations.Nullable;

/** An open flow. Its two endpoints have a fixed order; which of them is the originator can change. */
abstract sealed class Connection permits TcpConnection, DatagramConnection {
    /** A deadline that is never reached. */
    static final long NEVER = Long.MAX_VALUE;

    final FlowKey key;
    final FlowHistory history = new FlowHistory();
    boolean originatorIsSecond;
    final long startNanos;
    long lastNanos;
    long originatorPackets;
    long responderPackets;
    long originatorIpBytes;
    long responderIpBytes;
    int wrongFragments;
    int urgentPackets;
    final LabelState labels = new LabelState();

    // Bookkeeping of the table.
    int hash;
    long scheduledNanos = NEVER;

    @Nullable
    Connection wheelBefore;

    @Nullable
    Connection wheelAfter;

    int wheelSlot = -1;
    long touchedNanos;

    @Nullable
    Connection older;

    @Nullable
    Connection newer;

    Connection(FlowKey key, boolean originatorIsSecond, long startNanos) {
        this.key = key;
        this.originatorIsSecond = originatorIsSecond;
        this.startNanos = startNanos;
        lastNanos = startNanos;
    }

    /** Processes a packet of this flow. */
    abstract void packet(PacketView packet, boolean fromOriginator);

    /** When {@link #expire} must be called next. */
    abstract long nextDeadline();

    /** Applies the timeouts that are due. Returns why the flow is over, or null if it is not. */
    abstract @Nullable CloseCause expire(long now);

    /** Whether a packet between these endpoints begins a new connection instead of belonging to this one. */
    abstract boolean isReusedBy(PacketView packet);

    abstract long originatorBytes();

    abstract long responderBytes();

    abstract long missedBytes();

    abstract ConnState state();

    abstract FlowContent content();

    int originatorPort() {
        return originatorIsSecond ? key.secondPort() : key.firstPort();
    }

    int responderPort() {
        return originatorIsSecond ? key.firstPort() : key.secondPort();
    }

    void count(PacketView packet, boolean fromOriginator) {
        if (fromOriginator) {
            originatorPackets++;
            originatorIpBytes += packet.ipLength();
        } else {
            responderPackets++;
            responderIpBytes += packet.ipLength();
        }
    }

    void countWrong(PacketView packet) {
        if (packet.wrongFragments() || !packet.checksumValid()) {
            wrongFragments++;
        }
    }

    Flow toFlow(long now, CloseCause cause) {
        IpAddress first = key.first();
        IpAddress second = key.second();
        return new Flow(
                originatorIsSecond ? second : first,
                originatorPort(),
                originatorIsSecond ? first : second,
                responderPort(),
                key.protocol(),
                startNanos,
                lastNanos - startNanos,
                originatorBytes(),
                responderBytes(),
                missedBytes(),
                originatorPackets,
                responderPackets,
                originatorIpBytes,
                responderIpBytes,
                state(),
                history.toString(),
                wrongFragments,
                urgentPackets,
                now,
                cause,
                content(),
                labels.label());
    }
}
