package io.gruard.detect.alert;

import io.gruard.traffic.flow.Flow;
import java.util.List;
import java.util.Optional;

/** Stores the packets of alerts. */
@FunctionalInterface
public interface PacketExcerpts {
    /** Stores nothing. */
    PacketExcerpts NONE = (alert, flows) -> Optional.empty();

    /**
     * Stores the packets of an alert's flows that are still in memory. A failure loses packets, not the alert.
     *
     * @return the capture file; empty if there are no packets
     */
    Optional<String> save(Alert alert, List<Flow> flows);
}
