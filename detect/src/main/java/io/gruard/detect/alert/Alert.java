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
 * Similar detections within a time window.
 *
 * @param sensor name of the machine that saw it; may be empty
 * @param label the class, {@link Detection#UNKNOWN} for novel attacks
 * @param severity 1 (highest) to 4
 * @param firstNanos start of the first record, nanoseconds since 1970-01-01 UTC
 * @param lastNanos end of the last record
 * @param detections number of detections
 * @param highest highest score: the probability of the class, or the novelty of a novel attack
 * @param mean mean score
 * @param strongest subject of the detection with the highest score, which the reasons explain
 * @param nearest for novel attacks the most similar attack classes
 * @param attackers addresses of the originators
 * @param victims addresses of the responders, or the source of rows
 * @param attackerPorts ports of the originators
 * @param ports ports of the responders
 * @param protocols protocols, named as in EVE
 * @param flows Community IDs, or the numbers of rows
 * @param reasons the features that made the detection with the highest score
 * @param packets the capture file with packets of these flows
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

    /** Returns a copy that names the capture file of its packets. */
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
     * Returns 32 hexadecimal digits that identify the alert. The same traffic and model give the same id, so a receiver
     * recognises a repeated alert.
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

    /** Returns whether it is about novel attacks. */
    public boolean isNovel() {
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
