package io.gruard.traffic.simulate;

import java.io.IOException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that sends the messages of a script. It has a handshake, segments up to the maximum size, and an
 * acknowledgement for every second segment and at the end of a message. After each window it pauses for one round trip
 * (slow start: 10 segments, doubled up to 40, below the advertised window). It ends with a close or a reset.
 */
final class TcpConversation implements Actor {
    /** How the responder reacts to the connection request. */
    enum Reaction {
        /** Accepts. */
        ACCEPT,
        /** Answers with a reset: the port is closed. */
        REFUSE,
        /** Does not answer. */
        IGNORE,
        /** Does not answer. The originator repeats its request twice, after one second and after two more. */
        IGNORE_REPEATED,
        /** Accepts, and the originator resets immediately: a half-open probe. */
        ACCEPT_THEN_ABORT,
        /** Answers, and the originator never completes the handshake. */
        ACCEPT_UNCOMPLETED
    }

    private enum Phase {
        REQUEST,
        ANSWER,
        COMPLETE,
        ABORT,
        NEXT_STEP,
        DATA,
        ACKNOWLEDGE,
        FIRST_FIN,
        SECOND_FIN,
        LAST_ACK,
        RESET
    }

    private static final int FIRST_WINDOW = 10;
    private static final int MAX_WINDOW = 40;
    private static final int ADVERTISED_BYTES = 64_240;
    /** {@link #ADVERTISED_BYTES} in the units of window scale 7. */
    private static final int ADVERTISED_SCALED = 502;

    private static final int MAX_REQUESTS = 3;
    /** RFC 6298: the first retransmission timeout, which doubles each time. */
    private static final long FIRST_RETRANSMISSION_MICROS = 1_000_000;

    private final SimulatedFlow flow;
    private final Reaction reaction;
    private final Script script;
    private final long roundTripMicros;
    private final SplittableRandom random;

    private Phase phase = Phase.REQUEST;
    private long due;
    private int originatorNext;
    private int responderNext;
    private @Nullable Step step;
    private Side active = Side.ORIGINATOR;
    private Payload message = Payload.NOTHING;
    private long sent;
    private int unacknowledged;
    private int window = FIRST_WINDOW;
    private int inWindow;
    private int requests;

    /**
     * Makes a connection that begins at {@code due}.
     *
     * @param roundTripMicros time between a segment and its answer at the point of capture
     */
    TcpConversation(
            SimulatedFlow flow,
            Reaction reaction,
            Script script,
            long due,
            long roundTripMicros,
            SplittableRandom random) {
        this.flow = flow;
        this.reaction = reaction;
        this.script = script;
        this.due = due;
        this.roundTripMicros = roundTripMicros;
        this.random = random;
        this.originatorNext = random.nextInt();
        this.responderNext = random.nextInt();
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public boolean act(Wire wire) throws IOException {
        boolean more = advance(wire);
        if (!more) {
            wire.finish(flow);
        }
        return more;
    }

    private boolean advance(Wire wire) throws IOException {
        return switch (phase) {
            case REQUEST -> request(wire);
            case ANSWER -> answer(wire);
            case COMPLETE -> complete(wire);
            case ABORT -> {
                control(wire, Side.ORIGINATOR, Frames.RST);
                yield false;
            }
            case NEXT_STEP -> beginStep(wire);
            case DATA -> data(wire);
            case ACKNOWLEDGE -> acknowledge(wire);
            case FIRST_FIN -> {
                control(wire, active, Frames.FIN | Frames.ACK);
                advanceSequence(active, 1);
                yield after(Phase.SECOND_FIN, roundTrip());
            }
            case SECOND_FIN -> {
                control(wire, active.other(), Frames.FIN | Frames.ACK);
                advanceSequence(active.other(), 1);
                yield after(Phase.LAST_ACK, shortly());
            }
            case LAST_ACK -> {
                control(wire, active, Frames.ACK);
                yield false;
            }
            case RESET -> {
                control(wire, active, Frames.RST | Frames.ACK);
                yield false;
            }
        };
    }

    private boolean request(Wire wire) throws IOException {
        send(wire, Side.ORIGINATOR, Frames.SYN, 0);
        requests++;
        return switch (reaction) {
            case IGNORE -> false;
            case IGNORE_REPEATED ->
                requests < MAX_REQUESTS && after(Phase.REQUEST, FIRST_RETRANSMISSION_MICROS << (requests - 1));
            case ACCEPT, REFUSE, ACCEPT_THEN_ABORT, ACCEPT_UNCOMPLETED -> {
                advanceSequence(Side.ORIGINATOR, 1);
                yield after(Phase.ANSWER, roundTrip());
            }
        };
    }

    private boolean answer(Wire wire) throws IOException {
        if (reaction == Reaction.REFUSE) {
            // RFC 9293, 3.10.7.1: a reset in answer to a segment without acknowledgement has sequence number zero.
            responderNext = 0;
            send(wire, Side.RESPONDER, Frames.RST | Frames.ACK, 0);
            return false;
        }
        send(wire, Side.RESPONDER, Frames.SYN | Frames.ACK, 0);
        advanceSequence(Side.RESPONDER, 1);
        return switch (reaction) {
            case ACCEPT -> after(Phase.COMPLETE, shortly());
            case ACCEPT_THEN_ABORT -> after(Phase.ABORT, shortly());
            case ACCEPT_UNCOMPLETED, IGNORE, IGNORE_REPEATED, REFUSE -> false;
        };
    }

    private boolean complete(Wire wire) throws IOException {
        control(wire, Side.ORIGINATOR, Frames.ACK);
        return scheduleStep();
    }

    private boolean scheduleStep() {
        step = script.next();
        return step != null && after(Phase.NEXT_STEP, step.pause() + shortly());
    }

    private boolean beginStep(Wire wire) {
        return switch (step) {
            case Step.Send send -> {
                active = send.from();
                message = send.payload();
                sent = 0;
                inWindow = 0;
                window = FIRST_WINDOW;
                yield after(Phase.DATA, 0);
            }
            case Step.Close close -> {
                active = close.by();
                yield after(Phase.FIRST_FIN, 0);
            }
            case Step.Reset reset -> {
                active = reset.by();
                yield after(Phase.RESET, 0);
            }
            case Step.Open open -> {
                wire.join(open.session().startingAt(due));
                yield scheduleStep();
            }
            case null -> false;
        };
    }

    private boolean data(Wire wire) throws IOException {
        int length = (int) Math.min(message.length() - sent, flow.host(active).maximumSegment());
        boolean last = sent + length == message.length();
        int flags = last ? Frames.PSH | Frames.ACK : Frames.ACK;
        wire.tcp(flow, active, segment(active, flags), message, sent, length);
        advanceSequence(active, length);
        sent += length;
        unacknowledged++;
        inWindow++;
        boolean acknowledged = last || unacknowledged == 2;
        return acknowledged ? after(Phase.ACKNOWLEDGE, shortly()) : after(Phase.DATA, spacing());
    }

    private boolean acknowledge(Wire wire) throws IOException {
        control(wire, active.other(), Frames.ACK);
        unacknowledged = 0;
        if (sent == message.length()) {
            return scheduleStep();
        }
        if (inWindow < window) {
            return after(Phase.DATA, spacing());
        }
        inWindow = 0;
        window = Math.min(2 * window, MAX_WINDOW);
        return after(Phase.DATA, roundTrip());
    }

    private void control(Wire wire, Side from, int flags) throws IOException {
        send(wire, from, flags, ADVERTISED_SCALED);
    }

    private void send(Wire wire, Side from, int flags, int window) throws IOException {
        int offered = (flags & Frames.SYN) != 0 ? ADVERTISED_BYTES : (flags & Frames.RST) != 0 ? 0 : window;
        int acknowledgement = (flags & Frames.ACK) != 0 ? sequence(from.other()) : 0;
        Segment segment = new Segment(sequence(from), acknowledgement, flags, offered);
        wire.tcp(flow, from, segment, Payload.NOTHING, 0, 0);
    }

    private Segment segment(Side from, int flags) {
        return new Segment(sequence(from), sequence(from.other()), flags, ADVERTISED_SCALED);
    }

    private int sequence(Side side) {
        return side == Side.ORIGINATOR ? originatorNext : responderNext;
    }

    private void advanceSequence(Side side, int by) {
        if (side == Side.ORIGINATOR) {
            originatorNext += by;
        } else {
            responderNext += by;
        }
    }

    private boolean after(Phase next, long micros) {
        phase = next;
        due += micros;
        return true;
    }

    private long roundTrip() {
        return roundTripMicros + random.nextLong(1 + roundTripMicros / 4);
    }

    /** The time in which a host reacts to a packet that was just captured. */
    private long shortly() {
        return 20 + random.nextLong(180);
    }

    /** The time of a full frame at about 1 Gbit/s. */
    private long spacing() {
        return 12 + random.nextLong(8);
    }
}
