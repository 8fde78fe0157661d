package io.gruard.traffic.flow;

import io.gruard.traffic.packet.PacketView;

/** Adds the events of TCP packets to the history of a connection. */
final class TcpNotes {
    private static final int CONTROL = PacketView.SYN | PacketView.FIN | PacketView.RST;

    // Events that are noted once for each side, and again only at another position of the stream.
    private static final int SYN = 0;
    private static final int FIN = 1;
    private static final int RST = 2;
    private static final int FIN_AND_RST = 3;
    private static final int DATA = 4;
    private static final int ACK = 5;
    private static final int MULTIPLE_FLAGS = 6;

    private TcpNotes() {}

    /**
     * Notes a packet.
     *
     * @param position position of its sequence number in the sender's stream
     * @param length bytes of payload
     */
    static void note(
            FlowHistory history, int flags, TcpEndpoint sender, long position, int length, boolean originator) {
        int control = flags & CONTROL;
        switch (Integer.bitCount(control)) {
            case 0 -> {
                if (length > 0) {
                    history.addOnce(DATA, 'D', originator);
                } else if ((flags & PacketView.ACK) != 0) {
                    history.addOnce(ACK, 'A', originator);
                }
            }
            case 1 -> noteControl(history, flags, sender, position, length, originator);
            default -> {
                int both = PacketView.FIN | PacketView.RST;
                if ((control & both) == both) {
                    history.addOnce(FIN_AND_RST, 'I', originator);
                } else {
                    history.addOnce(MULTIPLE_FLAGS, 'Q', originator);
                }
            }
        }
    }

    private static void noteControl(
            FlowHistory history, int flags, TcpEndpoint sender, long position, int length, boolean originator) {
        if ((flags & PacketView.SYN) != 0) {
            char letter = (flags & PacketView.ACK) != 0 ? 'H' : 'S';
            if (history.addOnce(SYN, letter, originator) && position != sender.lastSyn) {
                history.add(letter, originator);
            }
            sender.lastSyn = position;
        } else if ((flags & PacketView.FIN) != 0) {
            long end = position + length;
            if (history.addOnce(FIN, 'F', originator) && end != sender.lastFin) {
                history.add('F', originator);
            }
            sender.lastFin = end;
        } else {
            if (history.addOnce(RST, 'R', originator) && position != sender.lastRst) {
                history.add('R', originator);
            }
            sender.lastRst = position;
        }
    }

    /** Notes a zero window, if the peer may still want to send. */
    static void noteClosedWindow(
            FlowHistory history, int flags, TcpEndpoint sender, TcpEndpoint peer, boolean originator) {
        if ((flags & PacketView.RST) == 0
                && peer.state != EndpointState.CLOSED
                && sender.state != EndpointState.RESET) {
            sender.offeredNoWindow(history, originator);
        }
    }
}
