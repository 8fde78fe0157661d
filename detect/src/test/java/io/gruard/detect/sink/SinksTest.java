package io.gruard.detect.sink;

import static io.gruard.detect.alert.TestAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.alert.EveJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {
    private static AlertSink file(Path file, long maxBytes) throws IOException {
        return new FallbackSink(
                new EveFile(file, maxBytes, 2), file.resolveSibling("spool"), "eve", 1 << 20, RetrySettings.defaults());
    }

    @Test
    void fileGrowsByWholeLinesAndIsContinued(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("alerts.json");
        try (AlertSink sink = file(file, 1 << 20)) {
            sink.accept(alert(1));
        }
        try (AlertSink sink = file(file, 1 << 20)) {
            sink.accept(alert(2));
        }
        assertThat(Files.readString(file)).isEqualTo(EveJson.line(alert(1)) + "\n" + EveJson.line(alert(2)) + "\n");
    }

    @Test
    void incompleteLastLineIsRemoved(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("alerts.json");
        Files.writeString(file, EveJson.line(alert(1)) + "\n" + "{\"timestamp\":\"20");
        try (AlertSink sink = file(file, 1 << 20)) {
            sink.accept(alert(3));
        }
        assertThat(Files.readAllLines(file)).containsExactly(EveJson.line(alert(1)), EveJson.line(alert(3)));
    }

    @Test
    void completeLastLineWithoutLineEndIsCompleted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("alerts.json");
        Files.writeString(file, EveJson.line(alert(1)) + "\n" + EveJson.line(alert(2)));
        try (AlertSink sink = file(file, 1 << 20)) {
            sink.accept(alert(3));
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(EveJson.line(alert(1)), EveJson.line(alert(2)), EveJson.line(alert(3)));
    }

    @Test
    void fileOfOneIncompleteLineStartsEmpty(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("alerts.json");
        Files.writeString(file, "{\"timestamp\":\"" + "x".repeat(20_000));
        try (EveFile eve = new EveFile(file, 1 << 20, 1)) {
            assertThat(eve.repairedBytes()).isEqualTo(20_014);
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void largeFileIsRotatedAndTheOldestIsDeleted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("alerts.json");
        int line = EveJson.line(alert(2)).length() + 1;
        try (AlertSink sink = file(file, 2L * line)) {
            for (int i = 1; i <= 9; i++) {
                sink.accept(alert(i));
            }
        }
        assertThat(Files.readAllLines(file)).containsExactly(EveJson.line(alert(9)));
        assertThat(Files.readAllLines(folder.resolve("alerts.json.1")))
                .containsExactly(EveJson.line(alert(7)), EveJson.line(alert(8)));
        assertThat(Files.readAllLines(folder.resolve("alerts.json.2")))
                .containsExactly(EveJson.line(alert(5)), EveJson.line(alert(6)));
        assertThat(folder.resolve("alerts.json.3")).doesNotExist();
    }

    @Test
    void allSinksReceiveTheAlertEvenIfOneFails() throws IOException {
        StringWriter text = new StringWriter();
        AlertSink broken = new AlertSink() {
            @Override
            public void accept(Alert alert) throws IOException {
                throw new IOException("no route to host");
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        try (AlertSink both = new AllSinks(List.of(broken, new LineSink(text)))) {
            assertThatThrownBy(() -> both.accept(alert(1))).hasMessage("no route to host");
        }
        assertThat(text.toString()).isEqualTo(EveJson.line(alert(1)) + "\n");
    }
}
