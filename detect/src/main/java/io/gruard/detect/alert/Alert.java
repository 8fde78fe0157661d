package io.gruard.detect.alert;

import io.gruard.detect.Contribution;
import java.util.List;

/**
 * A run of alike detections within a window of time.
 *
 * @param label the class
 * @param severity 1 (highest) to 4
 * @param firstNanos begin of the first record, nanoseconds since 1970-01-01 UTC
 * @param lastNanos end of the last one
 * @param detections how many
 * @param highest probability among them
 * @param mean probability
 * @param attacker the commonest one; empty where records have none
 * @param attackerCount different ones; where {@code victimCount} is above 1 too, or more runs came than are held, a bound
 *     from above
 * @param attackers up to twenty
 * @param victim the commonest one
 * @param victimCount different ones
 * @param victims up to twenty
 * @param port the commonest one at the victim; empty where records have none
 * @param protocol the commonest one, in EVE's words; empty where records have none
 * @param ports up to twenty
 * @param flows Community IDs of up to twenty flows, or the numbers of rows
 * @param reasons the features that made the most probable detection
 */
public record Alert(
        String label,
        int severity,
        long firstNanos,
        long lastNanos,
        long detections,
        double highest,
        double mean,
        String attacker,
        long attackerCount,
        List<String> attackers,
        String victim,
        long victimCount,
        List<String> victims,
        String port,
        String protocol,
        List<String> ports,
        List<String> flows,
        List<Contribution> reasons) {
    public Alert {
        attackers = List.copyOf(attackers);
        victims = List.copyOf(victims);
        ports = List.copyOf(ports);
        flows = List.copyOf(flows);
        reasons = List.copyOf(reasons);
    }

    static Alert of(String label, int severity, Run run, List<Contribution> reasons) {
        return new Alert(
                label,
                severity,
                run.firstNanos(),
                run.lastNanos(),
                run.detections(),
                run.strongest().probability(),
                run.meanProbability(),
                run.attackers().commonest(),
                run.attackerCount(),
                run.attackers().words(),
                run.victims().commonest(),
                run.victimCount(),
                run.victims().words(),
                run.ports().commonest(),
                run.protocols().commonest(),
                run.ports().words(),
                run.flows().words(),
                reasons);
    }
}
