package io.gruard.detect.alert;

import io.gruard.traffic.source.Subject;

/**
 * Who a detection is about.
 *
 * @param attacker address of the originator; empty where the record has none
 * @param victim address of the responder, bus and identifier of a CAN frame, or where the row stands
 */
record Party(String attacker, String victim) {
    static Party of(Subject subject) {
        return switch (subject) {
            case Subject.FlowSubject connection ->
                new Party(
                        connection.flow().originator().toString(),
                        connection.flow().responder().toString());
            case Subject.PacketSubject packet -> new Party(packet.source(), packet.destination());
            case Subject.FrameSubject frame -> new Party("", frame.frame().name());
            case Subject.RowSubject row -> new Party("", row.source());
        };
    }
}
