package io.gruard.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReadingsTest {
    @TempDir
    private Path folder;

    @Test
    void everyReadingAddsALineNextToTheRun() throws IOException {
        Instant time = Instant.parse("2026-01-02T03:04:05Z");
        TestReadings.add(folder.resolve("one"), time, "nsl-kdd", List.of("KDDTest+", "KDDTest-21"), "00ff");
        TestReadings.add(folder.resolve("two"), time.plusSeconds(1), "nsl-kdd", List.of("KDDTest+"), "0a");

        assertThat(Files.readAllLines(folder.resolve(TestReadings.FILE)))
                .containsExactly(
                        "time,data set,parts,settings",
                        "2026-01-02T03:04:05Z,nsl-kdd,KDDTest+ KDDTest-21,00ff",
                        "2026-01-02T03:04:06Z,nsl-kdd,KDDTest+,0a");
    }
}
