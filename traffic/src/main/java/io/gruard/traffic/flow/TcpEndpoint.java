package io.gruard.traffic.flow;

import io.gruard.traffic.packet.PacketView;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of a TCP connection: its state, and its sequence numbers as 64-bit positions that start at 0 with the
 * SYN. If no SYN was seen, the numbering starts as if a SYN had come before the first packet.
 */
final class TcpEndpoint {
    /** A SYN or RST whose sequence number jumps by more is ignored. */
    private static final int MAX_JUMP = 1 << 20;

    EndpointState state = EndpointState.INACTIVE;
    EndpointState previous = EndpointState.INACTIVE;
    boolean closed;
    int finCount;
    long finEnd;
    long lastSyn;
    long lastFin;
    long lastRst;
    int checksumErrors;
    int gaps;
    private int retransmissions;
    private int zeroWindows;
    private long start;
    private int next;
    private int nextWraps;
    private int acknowledged;
    private int acknowledgedWraps;
    private @Nullable TcpStream stream;

    /** Starts the numbering at the sequence number of a SYN, seen or assumed. */
    void begin(int sequence, int end) {
        start = sequence & 0xffff_ffffL;
        acknowledged = sequence;
        next = end;
    }

    /** Starts the numbering if this packet shows where it begins. Called first for each packet of this endpoint. */
    void prepare(int flags, int sequence, int end) {
        boolean syn = (flags & PacketView.SYN) != 0;
        switch (state) {
            case INACTIVE -> {
                if (syn) {
                    begin(sequence, end);
                } else {
                    begin(sequence - 1, sequence);
                }
            }
            case SYN_SENT, SYN_ACK_SENT -> {
                if (syn && sequence != (int) start) {
                    begin(sequence, end);
                }
            }
            // The connection was not established; this SYN starts it again.
            case ESTABLISHED, PARTIAL -> {
                if (syn) {
                    begin(sequence, end);
                }
            }
            // The RST may have been forged, so a SYN overrides its numbering.
            case RESET -> {
                if (syn && previous == EndpointState.INACTIVE) {
                    begin(sequence, end);
                }
            }
            case CLOSED -> {}
        }
    }

    int startSequence() {
        return (int) start;
    }

    /** The position of a sequence number of this endpoint; negative if it is before the beginning. */
    long position(int sequence) {
        return position(sequence, next, nextWraps);
    }

    /** The position of a number that the peer acknowledges; negative if it is before the beginning. */
    long acknowledgedPosition(int number) {
        return position(number, acknowledged, acknowledgedWraps);
    }

    private long position(int sequence, int reference, int wraps) {
        int delta = sequence - reference;
        int order = Integer.compareUnsigned(sequence, reference);
        int turns = wraps;
        if (delta < 0 && wraps != 0 && order > 0) {
            turns--;
        } else if (delta > 0 && order < 0) {
            turns++;
        }
        return turns == 0 ? sequence - (int) start : full(sequence, turns) - start;
    }

    private static long full(int sequence, int wraps) {
        return ((long) wraps << 32) + (sequence & 0xffff_ffffL);
    }

    /** Processes an acknowledgement of the peer. */
    void acknowledge(int number) {
        int delta = number - acknowledged;
        // A jump to exactly 0 is more likely a corrupt packet than a large connection.
        if (delta <= 0 || (number == 0 && delta > MAX_JUMP)) {
            return;
        }
        if (Integer.compareUnsigned(number, acknowledged) < 0) {
            acknowledgedWraps++;
        }
        acknowledged = number;
    }

    /** Processes the end of a segment. Returns whether the segment repeats payload that was sent before. */
    boolean sent(int end, int flags, int payload) {
        int delta = end - next;
        boolean jump = delta > MAX_JUMP || delta < -MAX_JUMP;
        if (jump && (flags & (PacketView.SYN | PacketView.RST)) != 0) {
            return false;
        }
        // Of a connection larger than 2 GB, possibly only SYN and FIN were captured. The FIN then shows the size.
        boolean onlySynBefore = next == (int) start + 1;
        if ((flags & PacketView.FIN) != 0 && onlySynBefore) {
            moveTo(end);
            return false;
        }
        if (state == EndpointState.RESET) {
            return false;
        }
        if (delta > 0) {
            moveTo(end);
            return false;
        }
        return payload > 0;
    }

    private void moveTo(int end) {
        if (Integer.compareUnsigned(end, next) < 0) {
            nextWraps++;
        }
        next = end;
    }

    void retransmitted(FlowHistory history, boolean originator) {
        history.addScaled(++retransmissions, 'T', originator);
    }

    void offeredNoWindow(FlowHistory history, boolean originator) {
        history.addScaled(++zeroWindows, 'W', originator);
    }

    /** The position after the last byte sent; compare {@link TcpStream#next()}. */
    long endPosition() {
        return full(next, nextWraps) - start;
    }

    /** Whether the peer has acknowledged at most the SYN. */
    boolean nothingAcknowledged() {
        long position = full(acknowledged, acknowledgedWraps) - start;
        return position == 0 || position == 1;
    }

    /** Payload bytes by sequence numbers, without SYN and FIN. */
    long payloadBytes(TcpEndpoint peer) {
        // A half-open connection was found and reset. Its numbers may belong to an earlier connection.
        if (previous == EndpointState.SYN_SENT
                && state == EndpointState.RESET
                && peer.state == EndpointState.INACTIVE
                && !nothingAcknowledged()) {
            return 0;
        }
        long size = Math.max(full(next, nextWraps), full(acknowledged, acknowledgedWraps)) - start;
        if (size != 0) {
            size--;
        }
        if (finCount > 0 && size != 0) {
            size--;
        }
        return size;
    }

    /** Whether this endpoint completed a handshake and did not reset. */
    boolean clean() {
        return state == EndpointState.ESTABLISHED
                || (state == EndpointState.CLOSED && previous == EndpointState.ESTABLISHED);
    }

    /** The byte stream of this endpoint, created on first use. */
    TcpStream stream() {
        if (stream == null) {
            stream = new TcpStream();
        }
        return stream;
    }

    /** The byte stream, or null if nothing was sent or acknowledged yet. */
    @Nullable
    TcpStream streamIfAny() {
        return stream;
    }

    /** Whether the stream has segments that are not acknowledged or not in order yet. */
    boolean holdsSegments() {
        return stream != null && stream.holdsSegments();
    }

    /** Whether bytes of this endpoint are missing, or its acknowledgement of the peer's bytes. */
    boolean dataPending(TcpEndpoint peer) {
        if (stream != null && stream.skipping()) {
            return false;
        }
        long delivered = stream == null ? 1 : stream.next();
        long end = endPosition();
        if (end < delivered) {
            return false;
        }
        // A FIN takes one number after the last byte, a RST takes none.
        if (delivered != end - 1 && delivered != end) {
            return true;
        }
        return state != EndpointState.RESET && peer.holdsSegments();
    }
}
