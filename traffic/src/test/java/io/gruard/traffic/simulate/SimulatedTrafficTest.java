package io.gruard.traffic.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Records;
import io.gruard.traffic.kdd.KddFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedTrafficTest {
    @Test
    void connectionsAreRecordsWithTheirLabels(@TempDir Path folder) throws IOException {
        SimulatedTraffic traffic = SimulatedTraffic.write(
                folder, "short", SimulationSettings.defaults(7).withLength(Duration.ofSeconds(70)));
        Records records = traffic.records("short");
        assertThat(records.table().schema()).isEqualTo(KddFeatures.ofTraffic());
        assertThat(records.labels().counts()).doesNotContain(0);
        assertThat(records.classes().name(records.classes().benign())).isEqualTo("normal");
        // Echo requests between two hosts are one flow. All other rows of the label table are one record each.
        long flows = traffic.summary().flows().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat((long) records.rows()).isBetween(flows * 9 / 10, flows);
        assertThat(Arrays.stream(folder.toFile().list())).containsExactlyInAnyOrder("short.pcap", "short.labels.csv");
    }
}
