package io.gruard.traffic.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final SimulationSettings SHORT =
            SimulationSettings.defaults(11).withLength(Duration.ofSeconds(70));

    private record Capture(byte[] bytes, String labels, SimulationSummary summary) {
        List<String[]> rows() {
            return labels.lines().skip(1).map(row -> row.split(",")).toList();
        }
    }

    private static Capture simulate(SimulationSettings settings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder labels = new StringBuilder();
        SimulationSummary summary = Simulation.run(settings, out, labels);
        return new Capture(out.toByteArray(), labels.toString(), summary);
    }

    @Test
    void sameSeedGivesSameBytesAndAnotherSeedDiffers() throws IOException {
        Capture first = simulate(SHORT);
        Capture second = simulate(SHORT);
        assertThat(first.bytes()).isEqualTo(second.bytes());
        assertThat(first.labels()).isEqualTo(second.labels());
        Capture other = simulate(SimulationSettings.defaults(12).withLength(Duration.ofSeconds(70)));
        assertThat(Arrays.equals(first.bytes(), other.bytes())).isFalse();
    }

    @Test
    void oneMinuteContainsAllKindsOfTraffic() throws IOException {
        Capture capture = simulate(SHORT);
        assertThat(capture.summary().flows()).containsOnlyKeys(TrafficLabel.values());
        assertThat(capture.summary().bytes()).isEqualTo(capture.bytes().length);
    }

    @Test
    void packetsAreValidSortedByTimeAndCountedInLabelRows() throws IOException {
        Capture capture = simulate(SHORT);
        PacketAudit audit = new PacketAudit(capture.bytes());
        audit.run();
        assertThat(audit.faults()).isEmpty();
        assertThat(audit.packets()).isEqualTo(capture.summary().packets());
        long labelled = capture.rows().stream()
                .mapToLong(row -> Long.parseLong(row[7]) + Long.parseLong(row[8]))
                .sum();
        assertThat(labelled).isEqualTo(audit.packets());
        assertThat(capture.rows()).allMatch(row -> Double.parseDouble(row[0]) <= Double.parseDouble(row[1]));
    }

    @Test
    void flowsWithTheSameEndpointsAndDifferentLabelsNeverOverlap() throws IOException {
        Map<List<String>, String[]> last = new HashMap<>();
        List<String[]> byStart = simulate(SHORT).rows().stream()
                .sorted((a, b) -> Double.compare(Double.parseDouble(a[0]), Double.parseDouble(b[0])))
                .toList();
        for (String[] row : byStart) {
            String[] before = last.put(List.of(row[2], row[3], row[4], row[5], row[6]), row);
            if (before != null && !before[11].equals(row[11])) {
                assertThat(Double.parseDouble(before[1])).isLessThan(Double.parseDouble(row[0]));
            }
        }
    }

    @Test
    void onlySelectedAttacksOccur() throws IOException {
        Capture one = simulate(SHORT.withAttacks(EnumSet.of(TrafficLabel.SYN_FLOOD)));
        assertThat(one.summary().flows()).containsOnlyKeys(TrafficLabel.NORMAL, TrafficLabel.SYN_FLOOD);
        Capture none = simulate(SHORT.withAttacks(Set.of()));
        assertThat(none.summary().flows()).containsOnlyKeys(TrafficLabel.NORMAL);
        assertThat(simulate(SHORT.withAttackIntensity(0)).summary().flows()).containsOnlyKeys(TrafficLabel.NORMAL);
    }

    @Test
    void moreSessionsPerSecondGiveMoreFlows() throws IOException {
        SimulationSettings calm = SHORT.withAttacks(Set.of()).withSessionsPerSecond(20);
        long slow = simulate(calm).rows().size();
        long fast = simulate(calm.withSessionsPerSecond(60)).rows().size();
        // A session has one or more flows. The checks of the monitors do not depend on the rate.
        assertThat(slow).isBetween(1_400L, 6_000L);
        assertThat((double) fast / slow).isBetween(2.0, 3.5);
    }

    @Test
    void monitorsCheckTheSamePortsRepeatedly() throws IOException {
        Map<List<String>, List<Double>> starts = new HashMap<>();
        for (String[] row : simulate(SHORT.withAttacks(Set.of())).rows()) {
            if (row[2].startsWith("10.20.14.") && row[6].equals("tcp")) {
                starts.computeIfAbsent(List.of(row[2], row[4], row[5]), key -> new ArrayList<>())
                        .add(Double.parseDouble(row[0]));
            }
        }
        // There are two checks of each service. The load balancer, 10.20.14.11, checks one at a fixed interval.
        assertThat(starts.keySet())
                .hasSizeGreaterThan(20)
                .anyMatch(key -> key.getLast().equals("21"));
        assertThat(starts.values()).allMatch(times -> times.size() >= 2);
        starts.forEach((key, times) -> {
            List<Double> sorted = times.stream().sorted().toList();
            for (int i = 1; key.getFirst().equals("10.20.14.11") && i < sorted.size(); i++) {
                assertThat(sorted.get(i) - sorted.get(i - 1)).isCloseTo(3, offset(0.01));
            }
        });
    }

    @Test
    void clientsFailAndRetry() throws IOException {
        List<String[]> rows = simulate(SHORT.withAttacks(Set.of())).rows();
        // Requests without an answer (one packet or three), refused requests, and DNS queries without an answer.
        assertThat(rows).anyMatch(row -> row[6].equals("tcp") && row[7].equals("1") && row[8].equals("0"));
        assertThat(rows).anyMatch(row -> row[6].equals("tcp") && row[7].equals("3") && row[8].equals("0"));
        assertThat(rows).anyMatch(row -> row[6].equals("tcp") && row[8].equals("1") && row[10].equals("0"));
        assertThat(rows).anyMatch(row -> row[5].equals("53") && row[8].equals("0"));
    }

    @Test
    void smallPacketMixHasManySmallPackets() throws IOException {
        SimulationSettings many = SimulationSettings.defaults(5)
                .withMix(TrafficMix.SMALL_PACKETS)
                .withAttacks(Set.of())
                .withSessionsPerSecond(20_000)
                .withLength(Duration.ofSeconds(2));
        SimulationSummary summary = Simulation.run(many, OutputStream.nullOutputStream(), new StringBuilder());
        assertThat(summary.packets()).isGreaterThan(300_000);
        assertThat((double) summary.bytes() / summary.packets() - 16).isLessThan(100);
    }

    @Test
    void invalidSettingsAreRejected() {
        SimulationSettings defaults = SimulationSettings.defaults(1);
        assertThatThrownBy(() -> defaults.withLength(Duration.ZERO)).hasMessageContaining("length must be positive");
        assertThatThrownBy(() -> defaults.withSessionsPerSecond(-1)).hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> defaults.withAttackIntensity(Double.NaN)).hasMessageContaining("found NaN");
        assertThatThrownBy(() -> defaults.withAttacks(Set.of(TrafficLabel.NORMAL)))
                .hasMessageContaining("attacks must not contain");
        assertThatThrownBy(() -> TrafficLabel.of("teardrop")).hasMessageContaining("unknown traffic label 'teardrop'");
    }

    @Test
    void captureBeginsWithThePcapHeader() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(simulate(SHORT).bytes(), 0, 24).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt()).isEqualTo(0xA1B2C3D4);
        assertThat(header.getShort()).isEqualTo((short) 2);
        assertThat(header.getShort()).isEqualTo((short) 4);
        assertThat(header.getInt(20)).isEqualTo(1);
    }
}
