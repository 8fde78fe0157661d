package io.gruard.detect.sink;

import static io.gruard.detect.alert.TestAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlDeliveryTest {
    private static final String VARIABLE = "GRUARD_TEST_POSTGRES";

    private static EveAlert eve(long detections) {
        return EveAlert.of(alert(detections));
    }

    private static void storesEachAlertOnce(AlertDatabase database) throws IOException, SQLException {
        for (int start = 0; start < 2; start++) {
            try (SqlDelivery sink = new SqlDelivery(database)) {
                sink.deliver(eve(10));
                sink.deliver(eve(11 + start));
            }
        }
        List<String> lines = new ArrayList<>();
        database.read(lines::add);
        assertThat(lines).containsExactly(eve(10).line(), eve(11).line(), eve(12).line());
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select count(*), sum(detections), min(summary), min(last_ns) from alerts"
                                + " where victim = '10.0.0.2' and port = '80' and sensor = 'sensor-1'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getInt(1)).isEqualTo(3);
            assertThat(found.getInt(2)).isEqualTo(33);
            assertThat(found.getString(3)).startsWith("DoS: 10 flows from 10.0.0.1");
            assertThat(found.getLong(4)).isEqualTo(1_700_000_002_000_001_000L);
        }
    }

    @Test
    void sqliteStoresEachAlertOnce(@TempDir Path folder) throws IOException, SQLException {
        storesEachAlertOnce(AlertDatabase.sqlite(folder.resolve("alerts.db")));
    }

    @Test
    void missingFolderIsReportedAtTheStart(@TempDir Path folder) {
        assertThatThrownBy(() -> SqlDelivery.sqlite(folder.resolve("missing").resolve("alerts.db")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void postgresStoresEachAlertOnce() throws IOException, SQLException {
        Optional<String> url = Optional.ofNullable(System.getenv(VARIABLE));
        assumeTrue(url.isPresent(), VARIABLE + " names no PostgreSQL database (.ci/postgres starts one)");
        AlertDatabase database = AlertDatabase.postgres(URI.create(url.orElseThrow()));
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from alerts");
        }
        storesEachAlertOnce(database);
    }

    @Test
    void unavailableServerIsReportedWithoutThePassword() {
        AlertDatabase away = AlertDatabase.postgres(URI.create("postgresql://me:secret@127.0.0.1:1/alerts"));
        try (SqlDelivery sink = new SqlDelivery(away)) {
            assertThatThrownBy(() -> sink.deliver(eve(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("postgresql://127.0.0.1:1/alerts: ")
                    .hasMessageNotContaining("secret");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
