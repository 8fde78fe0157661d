package io.gruard.detect.alert;

import io.gruard.traffic.source.Subject;

/**
 * The attacker and victim of a detection.
 *
 * @param attacker address of the originator; empty if the record has none
 * @param victim address of the responder, bus and identifier of a CAN frame, or the source of a row
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
