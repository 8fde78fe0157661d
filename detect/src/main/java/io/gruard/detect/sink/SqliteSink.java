package io.gruard.detect.sink;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.alert.EveJson;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Appends alerts to the table {@code alerts} of an SQLite file: what queries ask for in columns of their own, and the whole
 * alert as EVE. Times are nanoseconds since 1970-01-01 UTC. An alert is on its way to the disk when it is accepted.
 */
public final class SqliteSink implements AlertSink {
    private static final String TABLE = """
        create table if not exists alerts (
          id integer primary key,
          class text not null,
          severity integer not null,
          first_ns integer not null,
          last_ns integer not null,
          detections integer not null,
          probability real not null,
          attacker text not null,
          attackers integer not null,
          victim text not null,
          victims integer not null,
          port text not null,
          eve text not null)\
        """;
    private static final String INDEX = "create index if not exists alerts_by_time on alerts (last_ns)";
    private static final String INSERT =
            "insert into alerts (class, severity, first_ns, last_ns, detections, probability,"
                    + " attacker, attackers, victim, victims, port, eve) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Path file;
    private final Connection connection;
    private final PreparedStatement insert;

    /** Opens or makes the file. */
    public SqliteSink(Path file) throws IOException {
        this.file = file;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = wal");
                statement.execute("pragma busy_timeout = 10000");
                statement.execute(TABLE);
                statement.execute(INDEX);
            }
            insert = connection.prepareStatement(INSERT);
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void accept(Alert alert) throws IOException {
        try {
            insert.setString(1, alert.label());
            insert.setInt(2, alert.severity());
            insert.setLong(3, alert.firstNanos());
            insert.setLong(4, alert.lastNanos());
            insert.setLong(5, alert.detections());
            insert.setDouble(6, alert.highest());
            insert.setString(7, alert.attacker());
            insert.setLong(8, alert.attackerCount());
            insert.setString(9, alert.victim());
            insert.setLong(10, alert.victimCount());
            insert.setString(11, alert.port());
            insert.setString(12, EveJson.line(alert));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        try (Connection closing = connection) {
            insert.close();
            assert closing != null;
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
