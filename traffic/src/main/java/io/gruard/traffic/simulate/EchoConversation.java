package io.gruard.traffic.simulate;

import java.io.IOException;

/** Echo requests at a fixed interval, each answered after a round trip if the host exists. */
final class EchoConversation implements Actor {
    private final SimulatedFlow flow;
    private final int identifier;
    private final int count;
    private final long intervalMicros;
    private final long roundTripMicros;
    private final boolean answered;
    private final Payload payload;
    private long due;
    private int sequence = 1;
    private Side next = Side.ORIGINATOR;

    EchoConversation(
            SimulatedFlow flow,
            int identifier,
            int count,
            long due,
            long intervalMicros,
            long roundTripMicros,
            boolean answered,
            Payload payload) {
        if (answered && roundTripMicros >= intervalMicros) {
            throw new IllegalArgumentException("the round trip must be shorter than the interval, found %d and %d us"
                    .formatted(roundTripMicros, intervalMicros));
        }
        this.flow = flow;
        this.identifier = identifier;
        this.count = count;
        this.due = due;
        this.intervalMicros = intervalMicros;
        this.roundTripMicros = roundTripMicros;
        this.answered = answered;
        this.payload = payload;
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public boolean act(Wire wire) throws IOException {
        wire.echo(flow, next, identifier, sequence, payload);
        if (next == Side.ORIGINATOR && answered) {
            next = Side.RESPONDER;
            due += roundTripMicros;
            return true;
        }
        due += next == Side.RESPONDER ? intervalMicros - roundTripMicros : intervalMicros;
        next = Side.ORIGINATOR;
        if (sequence++ == count) {
            wire.finish(flow);
            return false;
        }
        return true;
    }
}
