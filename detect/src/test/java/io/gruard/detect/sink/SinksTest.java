package io.gruard.detect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.alert.EveJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {
    private static Alert alert(long detections) {
        return new Alert(
                "DoS",
                2,
                1_000,
                2_000,
                detections,
                0.9,
                0.8,
                "10.0.0.1",
                1,
                List.of("10.0.0.1"),
                "10.0.0.2",
                1,
                List.of("10.0.0.2"),
                "80",
                "TCP",
                List.of("80"),
                List.of("1:abc="),
                List.of());
    }

    @Test
    void aFileGrowsByWholeLinesAndIsContinued(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("alerts.json");
        try (AlertSink sink = new RotatingFileSink(file, 1 << 20, 2)) {
            sink.accept(alert(1));
        }
        try (AlertSink sink = new RotatingFileSink(file, 1 << 20, 2)) {
            sink.accept(alert(2));
        }
        assertThat(Files.readString(file)).isEqualTo(EveJson.line(alert(1)) + "\n" + EveJson.line(alert(2)) + "\n");
    }

    @Test
    void aLineThatACrashCutOffCostsOnlyItself(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("alerts.json");
        Files.writeString(file, EveJson.line(alert(1)) + "\n" + "{\"timestamp\":\"20");
        try (AlertSink sink = new RotatingFileSink(file, 1 << 20, 2)) {
            sink.accept(alert(3));
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(EveJson.line(alert(1)), "{\"timestamp\":\"20", EveJson.line(alert(3)));
    }

    @Test
    void aLargeFileIsPutAsideAndTheOldestGoes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("alerts.json");
        int line = EveJson.line(alert(1)).length() + 1;
        try (AlertSink sink = new RotatingFileSink(file, 2L * line, 2)) {
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
    void sqliteKeepsAlertsForQueries(@TempDir Path folder) throws IOException, SQLException {
        Path file = folder.resolve("alerts.db");
        for (int i = 0; i < 2; i++) {
            try (AlertSink sink = new SqliteSink(file)) {
                sink.accept(alert(10 + i));
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select count(*), sum(detections), max(eve) from alerts where victim = '10.0.0.2'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getInt(1)).isEqualTo(2);
            assertThat(found.getInt(2)).isEqualTo(21);
            assertThat(found.getString(3)).isEqualTo(EveJson.line(alert(11)));
        }
    }

    @Test
    void allSinksGetTheAlertThoughOneFails() throws IOException {
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
