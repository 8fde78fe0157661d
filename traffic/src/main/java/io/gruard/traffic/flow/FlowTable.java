package io.gruard.traffic.flow;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import io.gruard.traffic.packet.IpProtocol;
import io.gruard.traffic.packet.PacketView;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Groups packets into flows by the rules of Zeek: which endpoint is the originator, when a flow ends, and how it is
 * summarised. When the table is full, the flow without packets for the longest time is closed early and counted.
 *
 * <p>Time is that of the packets and never goes back. Not thread-safe.
 */
public final class FlowTable implements AutoCloseable {
    /** Precision of the order of last packets. A busy flow need not move for every packet. */
    private static final long TOUCH_NANOS = 100_000_000L;

    private static final long DEFAULT_SEED = 0x2545f4914f6cdd1dL;

    private final FlowSettings settings;
    private final Timeouts timeouts;
    private final FlowSink sink;
    private final DropCounters drops;
    private final ConnectionTable table;
    private final TimerWheel wheel = new TimerWheel();
    private final FlowKey key = new FlowKey();
    private @Nullable Connection oldest;
    private @Nullable Connection newest;
    private long now = Long.MIN_VALUE;
    private long opened;

    public FlowTable(FlowSettings settings, FlowSink sink, DropCounters drops) {
        this(settings, sink, drops, DEFAULT_SEED);
    }

    /**
     * Makes a table with a given hash seed, which an attacker should not know.
     *
     * @param hashSeed affects the speed under attack, never the result
     */
    public FlowTable(FlowSettings settings, FlowSink sink, DropCounters drops, long hashSeed) {
        this.settings = settings;
        this.sink = sink;
        this.drops = drops;
        timeouts = Timeouts.of(settings);
        table = new ConnectionTable(hashSeed);
    }

    /** Number of open flows. */
    public int open() {
        return table.size();
    }

    /** Number of flows opened so far. */
    public long opened() {
        return opened;
    }

    /** Closes the flows that are over at the time of the packet, then processes the packet. */
    public void accept(PacketView packet) {
        advanceTo(packet.timeNanos());
        key.of(packet);
        int hash = table.hash(key);
        Connection connection = table.find(key, hash);
        if (connection != null && connection.isReusedBy(packet)) {
            end(connection, CloseCause.REUSED);
            connection = null;
        }
        if (connection == null) {
            connection = open(packet, hash);
        }
        connection.labels.add(packet.label());
        connection.packet(packet, key.sourceIsSecond() == connection.originatorIsSecond);
        if (connection.nextDeadline() < connection.scheduledNanos) {
            wheel.schedule(connection);
        }
        touch(connection);
    }

    /** Closes the flows that are over at this time. For sources without packets for a while. */
    public void advanceTo(long nanos) {
        if (nanos <= now) {
            return;
        }
        now = nanos;
        for (Connection due = wheel.due(now); due != null; due = wheel.due(now)) {
            CloseCause cause = due.expire(now);
            if (cause == null) {
                wheel.schedule(due);
            } else {
                end(due, cause);
            }
        }
    }

    /** Closes all flows at the end of the source. */
    @Override
    public void close() {
        Connection[] left = new Connection[table.size()];
        int count = 0;
        for (Connection connection = oldest; connection != null; connection = connection.newer) {
            left[count++] = connection;
        }
        Arrays.sort(left, Comparator.comparingLong(connection -> connection.lastNanos));
        for (Connection connection : left) {
            end(connection, CloseCause.SOURCE_END);
        }
    }

    private Connection open(PacketView packet, int hash) {
        if (table.size() >= settings.maxFlows() && oldest != null) {
            drops.count(DropReason.FLOW_EVICTED);
            end(oldest, CloseCause.EVICTED);
        }
        boolean flipped = beginsWithResponder(packet);
        boolean second = key.sourceIsSecond() != flipped;
        Connection connection = packet.protocol() == IpProtocol.TCP
                ? new TcpConnection(key.copy(), second, packet.timeNanos(), timeouts, settings.contentBytes())
                : new DatagramConnection(key.copy(), second, packet.timeNanos(), timeouts);
        if (flipped) {
            connection.history.flipped();
        }
        connection.hash = hash;
        table.add(connection);
        append(connection);
        opened++;
        return connection;
    }

    /** Whether, by its ports, the first packet seen of a flow goes from the responder to the originator. */
    private boolean beginsWithResponder(PacketView packet) {
        LikelyServerPorts servers = settings.serverPorts();
        int protocol = packet.protocol();
        if (!servers.contains(protocol, packet.sourcePort()) || isBroadcast(packet)) {
            return false;
        }
        boolean both = servers.contains(protocol, packet.destinationPort());
        if (protocol != IpProtocol.TCP) {
            return !both;
        }
        boolean syn = (packet.tcpFlags() & PacketView.SYN) != 0;
        boolean acknowledges = (packet.tcpFlags() & PacketView.ACK) != 0;
        if (syn && !acknowledges) {
            return false;
        }
        // If both are likely servers, the lower port is likelier. But a SYN-ACK may be a stealth scan.
        return both ? !syn && packet.sourcePort() < packet.destinationPort() : true;
    }

    private static boolean isBroadcast(PacketView packet) {
        return packet.isIpv4() && (int) packet.destinationLow() == -1;
    }

    private void end(Connection connection, CloseCause cause) {
        table.remove(connection);
        wheel.remove(connection);
        unlink(connection);
        sink.accept(connection.toFlow(now, cause));
    }

    // ---- Order of last packets

    private void touch(Connection connection) {
        if (now - connection.touchedNanos >= TOUCH_NANOS && connection != newest) {
            unlink(connection);
            append(connection);
        }
    }

    private void append(Connection connection) {
        connection.touchedNanos = now;
        connection.older = newest;
        if (newest == null) {
            oldest = connection;
        } else {
            newest.newer = connection;
        }
        newest = connection;
    }

    private void unlink(Connection connection) {
        Connection before = connection.older;
        Connection after = connection.newer;
        if (before == null) {
            oldest = after;
        } else {
            before.newer = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.older = before;
        }
        connection.older = null;
        connection.newer = null;
    }
}
