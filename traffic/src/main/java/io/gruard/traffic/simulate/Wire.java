package io.gruard.traffic.simulate;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Runs actors in the order of their times, and writes their frames and the labels of their flows. Actors due in the
 * same microsecond run in the order in which they joined or last acted, so the result is deterministic.
 */
final class Wire {
    static final String LABEL_HEADER = "first,last,orig_h,orig_p,resp_h,resp_p,proto,"
            + "orig_pkts,resp_pkts,orig_bytes,resp_bytes,label,category";

    private record Turn(long due, long order, Actor actor) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Turn> turns = new PriorityQueue<>();
    private final Set<SimulatedFlow> open = new LinkedHashSet<>();
    private final Map<TrafficLabel, Long> finished = new EnumMap<>(TrafficLabel.class);
    private final Frames frames = new Frames();
    private final StringBuilder row = new StringBuilder();
    private final PcapOutput packets;
    private final Appendable labels;
    private long now;
    private long joined;

    Wire(PcapOutput packets, Appendable labels) throws IOException {
        this.packets = packets;
        this.labels = labels;
        labels.append(LABEL_HEADER).append('\n');
    }

    /** The time of the current action, in microseconds since the epoch. */
    long now() {
        return now;
    }

    /** Adds an actor, which acts from its due time on. */
    void join(Actor actor) {
        turns.add(new Turn(actor.due(), joined++, actor));
    }

    /** Runs until {@code endMicros}, exclusive. Flows open at that time are cut off and labelled. */
    void run(long endMicros) throws IOException {
        for (Turn turn = turns.poll(); turn != null && turn.due < endMicros; turn = turns.poll()) {
            now = turn.due;
            if (turn.actor.act(this)) {
                join(turn.actor);
            }
        }
        for (SimulatedFlow flow : open) {
            label(flow);
        }
        open.clear();
        packets.flush();
    }

    /** Sends a TCP segment with {@code length} bytes of {@code payload}, beginning at {@code offset}. */
    void tcp(SimulatedFlow flow, Side from, Segment segment, Payload payload, long offset, int length)
            throws IOException {
        int at = frames.payload(length);
        payload.copy(offset, frames.buffer(), at, length);
        frames.tcp(flow, from, segment.sequence(), segment.acknowledgement(), segment.flags(), segment.window());
        send(flow, from, length);
    }

    /** Sends a UDP datagram. */
    void udp(SimulatedFlow flow, Side from, Payload payload) throws IOException {
        int length = (int) payload.length();
        payload.copy(0, frames.buffer(), frames.payload(length), length);
        frames.udp(flow, from);
        send(flow, from, length);
    }

    /** Sends an echo request (from the originator) or reply. */
    void echo(SimulatedFlow flow, Side from, int identifier, int sequence, Payload payload) throws IOException {
        int length = (int) payload.length();
        payload.copy(0, frames.buffer(), frames.payload(length), length);
        Host sender = flow.host(from);
        boolean request = from == Side.ORIGINATOR;
        int type = sender.isV6()
                ? (request ? Frames.ICMPV6_ECHO_REQUEST : Frames.ICMPV6_ECHO_REPLY)
                : (request ? Frames.ICMP_ECHO_REQUEST : Frames.ICMP_ECHO_REPLY);
        frames.icmp(sender, flow.host(from.other()), type, 0, (identifier << 16) | (sequence & 0xFFFF));
        send(flow, from, length);
    }

    private void send(SimulatedFlow flow, Side from, int payload) throws IOException {
        if (!flow.begun()) {
            open.add(flow);
        }
        flow.count(from, now, payload);
        packets.write(now, frames.buffer(), frames.start(), frames.length());
    }

    /** Ends a flow: writes its label. No more packets of it may follow. */
    void finish(SimulatedFlow flow) throws IOException {
        if (open.remove(flow)) {
            label(flow);
        }
    }

    private void label(SimulatedFlow flow) throws IOException {
        row.setLength(0);
        flow.appendTo(row);
        labels.append(row.append('\n'));
        finished.merge(flow.label(), 1L, Long::sum);
    }

    SimulationSummary summary() {
        return new SimulationSummary(packets.packets(), packets.bytes(), finished);
    }
}
