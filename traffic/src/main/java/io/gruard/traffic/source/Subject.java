package io.gruard.traffic.source;

import io.gruard.traffic.can.CanFrame;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.packet.IpProtocol;

/** What a record describes. */
public sealed interface Subject {
    /** The end of the subject, as far as it is known, in nanoseconds since 1970-01-01 UTC. */
    long timeNanos();

    /**
     * When the source emitted it, by the clock of the traffic, in nanoseconds since 1970-01-01 UTC. Unlike
     * {@link #timeNanos()} it never decreases from record to record. A source emits a flow when the flow is over, which
     * can be minutes after its last packet.
     */
    default long emittedNanos() {
        return timeNanos();
    }

    /** A flow between two endpoints. */
    record FlowSubject(Flow flow) implements Subject {
        @Override
        public long timeNanos() {
            return flow.endNanos();
        }

        @Override
        public long emittedNanos() {
            return flow.closedNanos();
        }
    }

    /**
     * A packet.
     *
     * @param timeNanos time of capture, nanoseconds since 1970-01-01 UTC
     * @param source address of the sender, empty if it has none
     * @param destination address of the receiver, empty if it has none
     * @param destinationPort port of TCP or UDP, otherwise 0
     * @param protocol number of the protocol above IP, 0 if unknown
     */
    record PacketSubject(long timeNanos, String source, String destination, int destinationPort, int protocol)
            implements Subject {
        /** Whether it is a TCP or UDP packet. */
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
     * A row of a table without further information.
     *
     * @param source name of the file
     * @param row its number, counted from 1
     * @param timeNanos when it was read, nanoseconds since 1970-01-01 UTC
     */
    record RowSubject(String source, long row, long timeNanos) implements Subject {}
}
