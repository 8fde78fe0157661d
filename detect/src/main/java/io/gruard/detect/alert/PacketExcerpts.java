package io.gruard.detect.alert;

import io.gruard.traffic.flow.Flow;
import java.util.List;
import java.util.Optional;

/** Keeps the packets of alerts. */
@FunctionalInterface
public interface PacketExcerpts {
    /** Keeps none. */
    PacketExcerpts NONE = (alert, flows) -> Optional.empty();

    /**
     * Keeps the packets of an alert's flows as far as they are still at hand; what fails costs packets, not the alert.
     *
     * @return the capture file; empty if there are no packets
     */
    Optional<String> save(Alert alert, List<Flow> flows);
}
