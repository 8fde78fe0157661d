package io.gruard.detect.alert;

import io.gruard.detect.Contribution;
import io.gruard.detect.Detection;
import io.gruard.traffic.source.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A run of alike detections within a window of time.
 *
 * @param sensor name of the machine that saw it; may be empty
 * @param label the class, {@link Detection#UNKNOWN} for attacks that training never saw
 * @param severity 1 (highest) to 4
 * @param firstNanos begin of the first record, nanoseconds since 1970-01-01 UTC
 * @param lastNanos end of the last one
 * @param detections how many
 * @param highest score among them: the probability of the class, of unknown attacks the novelty
 * @param mean score
 * @param strongest what the detection with the highest score is about, the one that the reasons explain
 * @param nearest of unknown attacks the classes that are most like them
 * @param attackers addresses of the originators
 * @param victims addresses of the responders, or the source of rows
 * @param attackerPorts ports of the originators
 * @param ports ports of the responders
 * @param protocols in EVE's words
 * @param flows Community IDs, or the numbers of rows
 * @param reasons the features that made the detection with the highest score
 * @param packets the capture file that holds packets of these flows
 */
public record Alert(
        String sensor,
        String label,
        int severity,
        long firstNanos,
        long lastNanos,
        long detections,
        double highest,
        double mean,
        Subject strongest,
        AddressSpread nearest,
        AddressSpread attackers,
        AddressSpread victims,
        AddressSpread attackerPorts,
        AddressSpread ports,
        AddressSpread protocols,
        AddressSpread flows,
        List<Contribution> reasons,
        Optional<String> packets) {
    private static final int ID_BYTES = 16;

    public Alert {
        reasons = List.copyOf(reasons);
    }

    /** The same with the capture file that holds its packets. */
    Alert withPackets(String file) {
        return new Alert(
                sensor,
                label,
                severity,
                firstNanos,
                lastNanos,
                detections,
                highest,
                mean,
                strongest,
                nearest,
                attackers,
                victims,
                attackerPorts,
                ports,
                protocols,
                flows,
                reasons,
                Optional.of(file));
    }

    /**
     * 32 hexadecimal digits made of what the alert is about. The same traffic read again by the same model gives the same
     * number, by which a receiver knows an alert that comes twice.
     */
    public String id() {
        StringJoiner what = new StringJoiner("\n");
        what.add(sensor).add(label).add(Long.toString(firstNanos)).add(Long.toString(lastNanos));
        what.add(Long.toString(detections)).add(Double.toString(highest)).add(Double.toString(mean));
        for (AddressSpread spread : List.of(attackers, victims, attackerPorts, ports, protocols, flows)) {
            what.add(spread.commonest())
                    .add(Long.toString(spread.different()))
                    .add(spread.sample().toString());
        }
        byte[] digest = sha256().digest(what.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    /** Whether it is about attacks that training never saw. */
    public boolean isOfTheUnknown() {
        return nearest.different() > 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
