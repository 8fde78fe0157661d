package io.gruard.traffic.flow;

import io.gruard.traffic.packet.PacketView;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection, tracked by Zeek's rules, so that {@code conn_state}, history, duration and sizes agree with Zeek.
 * It has a state for each endpoint, counts bytes by sequence numbers, and finds gaps from acknowledgements of bytes
 * that were never seen.
 */
final class TcpConnection extends Connection {
    private static final int SYN = PacketView.SYN;
    private static final int FIN = PacketView.FIN;
    private static final int RST = PacketView.RST;
    private static final int ACK = PacketView.ACK;

    private final LikelyServerPorts serverPorts;
    private final TcpTimers timers;
    private final @Nullable ContentPrefix firstContent;
    private final @Nullable ContentPrefix secondContent;
    private TcpEndpoint originator = new TcpEndpoint();
    private TcpEndpoint responder = new TcpEndpoint();
    private long missedBytes;
    private boolean originatorSeen;
    private boolean responderSeen;
    private boolean partial;
    private boolean closeDeferred;

    TcpConnection(FlowKey key, boolean originatorIsSecond, long startNanos, Timeouts timeouts, int contentBytes) {
        super(key, originatorIsSecond, startNanos);
        serverPorts = timeouts.serverPorts();
        timers = new TcpTimers(timeouts, startNanos);
        firstContent = contentBytes > 0 ? new ContentPrefix(contentBytes) : null;
        secondContent = contentBytes > 0 ? new ContentPrefix(contentBytes) : null;
    }

    @Override
    void packet(PacketView packet, boolean fromOriginator) {
        countWrong(packet);
        if (!packet.headerValid()) {
            return;
        }
        TcpEndpoint sender = fromOriginator ? originator : responder;
        TcpEndpoint peer = fromOriginator ? responder : originator;
        if (!packet.checksumValid()) {
            history.addScaled(++sender.checksumErrors, 'C', fromOriginator);
            return;
        }
        segment(packet, sender, peer, fromOriginator);
        count(packet, fromOriginator);
    }

    private void segment(PacketView packet, TcpEndpoint sender, TcpEndpoint peer, boolean fromOriginator) {
        int flags = packet.tcpFlags();
        int length = packet.payloadLength();
        int sequence = packet.tcpSequence();
        int end = sequence + sequenceLength(flags, length);
        noticePartial(flags, fromOriginator);
        sender.prepare(flags, sequence, end);
        long position = sender.position(sequence);
        TcpNotes.note(history, flags, sender, position, length, fromOriginator);
        if (packet.tcpWindow() == 0) {
            TcpNotes.noteClosedWindow(history, flags, sender, peer, fromOriginator);
        }
        if ((flags & PacketView.URG) != 0) {
            urgentPackets++;
        }
        if (!originator.closed || !responder.closed) {
            lastNanos = packet.timeNanos();
        }
        if ((flags & FIN) != 0) {
            sender.finCount++;
            sender.finEnd = position + sequenceLength(flags, length);
        }
        long acknowledged = acknowledged(packet, flags, peer);
        if (sender.sent(end, flags, length)) {
            sender.retransmitted(history, fromOriginator);
        }
        boolean close = changeState(packet, flags, length, sender, peer, fromOriginator);
        if ((flags & ACK) != 0) {
            acknowledge(peer, sender, acknowledged);
        }
        if (fromOriginator) {
            originatorSeen = true;
        } else {
            responderSeen = true;
        }
        if (length > 0 && (flags & RST) == 0 && position >= 0) {
            deliver(packet, (flags & SYN) != 0 ? position + 1 : position, length, sender, peer);
        }
        checkEnd(sender, peer);
        if (close) {
            close(sender, peer);
        }
    }

    /** Number of sequence numbers that a segment takes. The payload of a RST is not part of the stream. */
    private static int sequenceLength(int flags, int payload) {
        return ((flags & RST) == 0 ? payload : 0) + ((flags & SYN) != 0 ? 1 : 0) + ((flags & FIN) != 0 ? 1 : 0);
    }

    private void noticePartial(int flags, boolean fromOriginator) {
        boolean syn = (flags & SYN) != 0;
        if (fromOriginator && !originatorSeen) {
            partial = !syn || (flags & ACK) != 0;
        } else if (!fromOriginator && !responderSeen && !partial) {
            partial = !syn;
        }
    }

    /** The position that this packet acknowledges. Starts the peer's numbering if it has not started. */
    private static long acknowledged(PacketView packet, int flags, TcpEndpoint peer) {
        if ((flags & ACK) == 0) {
            return 0;
        }
        int number = packet.tcpAcknowledgement();
        if (peer.state == EndpointState.INACTIVE) {
            peer.begin(number - 1, number - 1);
            return 1;
        }
        long position = peer.acknowledgedPosition(number);
        if (position < 0) {
            return 0;
        }
        // The acknowledgement of a RST is not reliable.
        if ((flags & RST) == 0) {
            peer.acknowledge(number);
        }
        return position;
    }

    private void acknowledge(TcpEndpoint owner, TcpEndpoint sender, long acknowledged) {
        long position = acknowledged;
        if (owner.finCount > 0 && Long.compareUnsigned(position, owner.finEnd) >= 0) {
            position = owner.finEnd - 1;
        }
        TcpStream stream = owner.streamIfAny();
        if (position <= (stream == null ? 1 : stream.trimmed())) {
            return;
        }
        boolean ownerIsOriginator = owner == originator;
        owner.stream().acknowledge(position, partial, bytes -> {
            // In other states, RSTs and missed beginnings cause gaps.
            if (originator.clean() && responder.clean()) {
                missedBytes += bytes;
                history.addScaled(++owner.gaps, 'G', ownerIsOriginator);
            }
        });
        checkEnd(owner, sender);
    }

    private void deliver(PacketView packet, long position, int length, TcpEndpoint sender, TcpEndpoint peer) {
        ContentPrefix content = sender == originator ^ originatorIsSecond ? firstContent : secondContent;
        if (content != null) {
            content.add(packet.bytes(), packet.payloadStart(), packet.payloadCaptured(), position - 1);
        }
        // Zeek treats a segment that the capture cut as not seen.
        if (packet.payloadCaptured() >= length) {
            sender.stream().segment(position, length, sender, peer);
        }
    }

    // ---- States

    private void enter(EndpointState state, TcpEndpoint endpoint, TcpEndpoint peer) {
        if (state == endpoint.state) {
            return;
        }
        if (!state.inHandshake() && endpoint.state.inHandshake() && peer.state.inHandshake()) {
            timers.handshakeDone();
        }
        endpoint.previous = endpoint.state;
        endpoint.state = state;
    }

    /** Updates the sender's state. Returns whether this closes the connection. */
    private boolean changeState(
            PacketView packet, int flags, int length, TcpEndpoint sender, TcpEndpoint peer, boolean fromOriginator) {
        return switch (sender.state) {
            case INACTIVE -> first(packet, flags, length, sender, peer, fromOriginator);
            case SYN_SENT, SYN_ACK_SENT -> afterSyn(flags, sender, peer);
            case ESTABLISHED, PARTIAL -> established(flags, sender, peer);
            case CLOSED -> afterClose(flags, sender, peer);
            case RESET -> false;
        };
    }

    private boolean first(
            PacketView packet, int flags, int length, TcpEndpoint sender, TcpEndpoint peer, boolean fromOriginator) {
        boolean close = false;
        if ((flags & SYN) != 0) {
            if (fromOriginator) {
                enter((flags & ACK) != 0 ? EndpointState.SYN_ACK_SENT : EndpointState.SYN_SENT, sender, peer);
                timers.attempted(packet.timeNanos());
            } else {
                answer(packet, flags, sender, peer);
            }
        }
        if ((flags & FIN) != 0) {
            enter(EndpointState.CLOSED, sender, peer);
            close = true;
        }
        if ((flags & RST) != 0) {
            enter(EndpointState.RESET, sender, peer);
            close = true;
        }
        if (sender.state == EndpointState.INACTIVE) {
            firstWithoutControl(flags, length, sender, peer, fromOriginator);
        }
        return close;
    }

    /** Processes the responder's SYN. */
    private void answer(PacketView packet, int flags, TcpEndpoint sender, TcpEndpoint peer) {
        if ((flags & ACK) == 0
                && peer.state == EndpointState.SYN_ACK_SENT
                && packet.tcpSequence() == sender.startSequence()) {
            // The SYN-ACK was captured before its SYN. This happens if two interfaces are captured at once.
            partial = false;
            flip();
            enter(EndpointState.ESTABLISHED, peer, sender);
            originatorSeen = true;
        }
        if (peer.state == EndpointState.SYN_SENT) {
            enter(EndpointState.ESTABLISHED, peer, sender);
        }
        enter(EndpointState.ESTABLISHED, sender, peer);
        if (peer.state != EndpointState.PARTIAL) {
            allowPauses();
        }
    }

    /** Gives interactive services more time, because people pause. */
    private void allowPauses() {
        int port = responderPort();
        if (originator.state == EndpointState.INACTIVE
                && !serverPorts.contains(key.protocol(), port)
                && serverPorts.contains(key.protocol(), originatorPort())) {
            port = originatorPort();
        }
        if (port == 21 || port == 22 || port == 23 || port == 513) {
            timers.interactive();
        }
    }

    private void flip() {
        TcpEndpoint second = originator;
        originator = responder;
        responder = second;
        originatorIsSecond = !originatorIsSecond;
        boolean seen = originatorSeen;
        originatorSeen = responderSeen;
        responderSeen = seen;
        long packets = originatorPackets;
        originatorPackets = responderPackets;
        responderPackets = packets;
        long bytes = originatorIpBytes;
        originatorIpBytes = responderIpBytes;
        responderIpBytes = bytes;
        history.flipped();
    }

    private void firstWithoutControl(
            int flags, int length, TcpEndpoint sender, TcpEndpoint peer, boolean fromOriginator) {
        if (!fromOriginator && length == 0 && originator.state == EndpointState.SYN_SENT) {
            // Some hosts acknowledge a SYN before they answer it.
            return;
        }
        if ((flags & ACK) != 0 && peer.state == EndpointState.ESTABLISHED) {
            // The SYN was missed, but the SYN-ACK and its acknowledgement were not.
            enter(EndpointState.ESTABLISHED, sender, peer);
            partial = false;
            if (fromOriginator) {
                originatorSeen = true;
            } else {
                responderSeen = true;
            }
        } else {
            enter(EndpointState.PARTIAL, sender, peer);
        }
    }

    private boolean afterSyn(int flags, TcpEndpoint sender, TcpEndpoint peer) {
        boolean close = false;
        if ((flags & FIN) != 0) {
            enter(EndpointState.CLOSED, sender, peer);
            close = true;
        }
        if ((flags & RST) != 0) {
            enter(EndpointState.RESET, sender, peer);
            timers.reset();
            close = true;
        }
        return close;
    }

    private boolean established(int flags, TcpEndpoint sender, TcpEndpoint peer) {
        boolean close = false;
        if ((flags & SYN) != 0
                && (flags & ACK) == 0
                && sender.state == EndpointState.PARTIAL
                && peer.state == EndpointState.INACTIVE) {
            enter(EndpointState.SYN_SENT, sender, peer);
        }
        if ((flags & FIN) != 0 && (flags & RST) == 0) {
            enter(EndpointState.CLOSED, sender, peer);
            if (peer.state == EndpointState.RESET && peer.previous == EndpointState.CLOSED) {
                // The peer sent FIN and then RST. With this FIN, that was a normal end.
                enter(EndpointState.CLOSED, peer, sender);
            }
            close = true;
        }
        if ((flags & RST) != 0) {
            enter(EndpointState.RESET, sender, peer);
            close = true;
            if (peer.state != EndpointState.RESET || peer.previous != EndpointState.ESTABLISHED) {
                timers.reset();
            }
        }
        return close;
    }

    private boolean afterClose(int flags, TcpEndpoint sender, TcpEndpoint peer) {
        // A RST after both sides sent FIN changes nothing.
        if ((flags & RST) == 0 || peer.state == EndpointState.CLOSED) {
            return false;
        }
        enter(EndpointState.RESET, sender, peer);
        return !sender.closed;
    }

    // ---- The end

    private void checkEnd(TcpEndpoint endpoint, TcpEndpoint peer) {
        boolean over = endpoint.finCount > 0
                || endpoint.state == EndpointState.CLOSED
                || endpoint.state == EndpointState.RESET;
        if (!over || endpoint.stream().ended() || endpoint.dataPending(peer)) {
            return;
        }
        endpoint.stream().end();
        if (closeDeferred) {
            close(endpoint, peer);
            closeDeferred = false;
        }
    }

    private void close(TcpEndpoint endpoint, TcpEndpoint peer) {
        if (endpoint.dataPending(peer)) {
            closeDeferred = true;
            return;
        }
        closeDeferred = false;
        if (endpoint.closed) {
            return;
        }
        endpoint.closed = true;
        boolean complete = endpoint.state == EndpointState.RESET || peer.closed || peer.state == EndpointState.INACTIVE;
        if (complete) {
            timers.closed(lastNanos);
        } else if (endpoint.previous != EndpointState.INACTIVE) {
            timers.halfClosed(lastNanos);
        }
    }

    @Override
    long nextDeadline() {
        return timers.next(lastNanos);
    }

    @Override
    @Nullable
    CloseCause expire(long now) {
        return timers.expire(now, lastNanos, originator, responder);
    }

    @Override
    boolean isReusedBy(PacketView packet) {
        if (!packet.headerValid() || (packet.tcpFlags() & SYN) == 0) {
            return false;
        }
        TcpEndpoint owner = originator;
        if ((packet.tcpFlags() & ACK) != 0) {
            if (originator.state != EndpointState.INACTIVE) {
                return false;
            }
            owner = responder;
        }
        if (originator.closed || responder.closed) {
            return true;
        }
        int sequence = packet.tcpSequence();
        if (sequence == owner.startSequence()) {
            return false;
        }
        boolean synAfterSynAck = (packet.tcpFlags() & ACK) == 0
                && owner.state == EndpointState.SYN_ACK_SENT
                && responder.state == EndpointState.INACTIVE
                && sequence == responder.startSequence();
        return !synAfterSynAck;
    }

    // ---- Sums

    @Override
    long originatorBytes() {
        return originator.payloadBytes(responder);
    }

    @Override
    long responderBytes() {
        return responder.payloadBytes(originator);
    }

    @Override
    long missedBytes() {
        return missedBytes;
    }

    @Override
    ConnState state() {
        return TcpVerdict.of(originator, responder, history);
    }

    @Override
    FlowContent content() {
        if (firstContent == null || secondContent == null) {
            return FlowContent.NONE;
        }
        return originatorIsSecond
                ? new FlowContent(secondContent.bytes(), firstContent.bytes())
                : new FlowContent(firstContent.bytes(), secondContent.bytes());
    }
}
