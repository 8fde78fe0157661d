package io.gruard.traffic.simulate;

import java.io.IOException;
import java.util.List;

/** Datagrams of one UDP flow with given pauses. */
final class DatagramConversation implements Actor {
    /** A datagram, sent {@code pause} microseconds after the previous one. */
    record TimedDatagram(Side from, Payload payload, long pause) {}

    private final SimulatedFlow flow;
    private final List<TimedDatagram> datagrams;
    private long due;
    private int next;

    DatagramConversation(SimulatedFlow flow, long due, List<TimedDatagram> datagrams) {
        this.flow = flow;
        this.datagrams = datagrams;
        this.due = due + datagrams.getFirst().pause();
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public boolean act(Wire wire) throws IOException {
        TimedDatagram datagram = datagrams.get(next++);
        wire.udp(flow, datagram.from(), datagram.payload());
        if (next == datagrams.size()) {
            wire.finish(flow);
            return false;
        }
        due += datagrams.get(next).pause();
        return true;
    }
}
