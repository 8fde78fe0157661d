package io.gruard.traffic.source;

import io.gruard.traffic.can.CanFrame;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.packet.IpProtocol;

/** What a record is a record of. */
public sealed interface Subject {
    /** When it was, or the part of it that is known, ended: nanoseconds since 1970-01-01 UTC. */
    long timeNanos();

    /**
     * When its source gave it, by the clock of the traffic, nanoseconds since 1970-01-01 UTC. Unlike {@link #timeNanos()} it goes
     * forward from record to record: a flow is given when it is over, which can be minutes after its last packet.
     */
    default long givenNanos() {
        return timeNanos();
    }

    /** A flow between two endpoints. */
    record FlowSubject(Flow flow) implements Subject {
        @Override
        public long timeNanos() {
            return flow.endNanos();
        }

        @Override
        public long givenNanos() {
            return flow.closedNanos();
        }
    }

    /**
     * A packet.
     *
     * @param source address of the sender, empty where it has none
     * @param destination address of the receiver, empty where it has none
     * @param destinationPort of TCP and UDP, else 0
     * @param protocol number of the protocol above IP, 0 where it is not known
     */
    record PacketSubject(long timeNanos, String source, String destination, int destinationPort, int protocol)
            implements Subject {
        /** Whether it is of TCP or UDP. */
        public boolean hasPorts() {
            return protocol == IpProtocol.TCP || protocol == IpProtocol.UDP;
        }
    }

    /** A frame on a CAN bus. */
    record FrameSubject(CanFrame frame) implements Subject {
        @Override
        public long timeNanos() {
            return frame.timeNanos();
        }
    }

    /**
     * A row of a table, of which no more is known than where it stands.
     *
     * @param source the file's name
     * @param row its number, counting from 1
     * @param timeNanos when it was read
     */
    record RowSubject(String source, long row, long timeNanos) implements Subject {}
}
