package io.gruard.detect.suppression;

import io.gruard.detect.Detection;
import io.gruard.traffic.IpAddress;
import io.gruard.traffic.source.Subject;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The properties of a detection that rules compare.
 *
 * @param label the class
 * @param attacker address of the originator, if the record has one
 * @param victim address of the responder
 * @param port port of the responder
 * @param identifier identifier of a CAN frame, with its bus, as {@code can0 1A4}
 * @param timeNanos time, nanoseconds since 1970-01-01 UTC
 */
record Circumstances(
        String label,
        Optional<IpAddress> attacker,
        Optional<IpAddress> victim,
        OptionalInt port,
        Optional<String> identifier,
        long timeNanos) {
    static Circumstances of(Detection detection) {
        Subject subject = detection.observation().subject();
        String label = detection.label();
        return switch (subject) {
            case Subject.FlowSubject connection ->
                new Circumstances(
                        label,
                        Optional.of(connection.flow().originator()),
                        Optional.of(connection.flow().responder()),
                        connection.flow().isTcp() || connection.flow().isUdp()
                                ? OptionalInt.of(connection.flow().responderPort())
                                : OptionalInt.empty(),
                        Optional.empty(),
                        subject.timeNanos());
            case Subject.PacketSubject packet ->
                new Circumstances(
                        label,
                        address(packet.source()),
                        address(packet.destination()),
                        packet.hasPorts() ? OptionalInt.of(packet.destinationPort()) : OptionalInt.empty(),
                        Optional.empty(),
                        packet.timeNanos());
            case Subject.FrameSubject frame ->
                plain(label, Optional.of(frame.frame().name()), subject.timeNanos());
            case Subject.RowSubject row -> plain(label, Optional.empty(), row.timeNanos());
        };
    }

    private static Optional<IpAddress> address(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(IpAddress.parse(text));
    }

    private static Circumstances plain(String label, Optional<String> identifier, long timeNanos) {
        return new Circumstances(label, Optional.empty(), Optional.empty(), OptionalInt.empty(), identifier, timeNanos);
    }
}
