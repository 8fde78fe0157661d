package io.gruard.detect.sink;

import io.gruard.detect.alert.AddressSpread;
import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Appends alerts to the table {@code alerts} of a database: columns for queries, and the whole alert as EVE. Times are
 * nanoseconds since 1970-01-01 UTC. Each alert is a transaction. An alert that is already there, by its id, stays
 * unchanged.
 */
public final class SqlDelivery implements Delivery {
    private static final String INSERT = """
        insert into alerts (id, sensor, class, severity, first_ns, last_ns, detections, score,
          attacker, attackers, victim, victims, port, summary, eve)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do nothing
        """;

    private final AlertDatabase database;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement insert;

    public SqlDelivery(AlertDatabase database) {
        this.database = database;
    }

    /** Opens a file now, so that a wrong path is reported at the start. */
    public static SqlDelivery sqlite(Path file) throws IOException {
        SqlDelivery delivery = new SqlDelivery(AlertDatabase.sqlite(file));
        delivery.statement();
        return delivery;
    }

    @Override
    public String receiver() {
        return database.name();
    }

    @Override
    public void deliver(EveAlert alert) throws IOException {
        PreparedStatement statement = statement();
        try {
            fill(statement, alert);
            statement.executeUpdate();
        } catch (SQLException e) {
            if (AlertDatabase.isOfTheData(e)) {
                throw new RejectedAlertException(receiver() + ": " + e.getMessage(), e);
            }
            close();
            throw new IOException(receiver() + ": " + e.getMessage(), e);
        }
    }

    private PreparedStatement statement() throws IOException {
        PreparedStatement ready = insert;
        if (ready == null) {
            try {
                connection = database.open();
                ready = connection.prepareStatement(INSERT);
                insert = ready;
            } catch (SQLException e) {
                close();
                throw new IOException(receiver() + ": " + e.getMessage(), e);
            }
        }
        return ready;
    }

    private static void fill(PreparedStatement statement, EveAlert alert) throws SQLException {
        int at = 1;
        statement.setString(at++, alert.id());
        statement.setString(at++, alert.sensor());
        statement.setString(at++, alert.label());
        statement.setInt(at++, alert.severity());
        statement.setLong(at++, alert.firstNanos());
        statement.setLong(at++, alert.lastNanos());
        statement.setLong(at++, alert.detections());
        statement.setDouble(at++, alert.score());
        for (AddressSpread spread : new AddressSpread[] {alert.attackers(), alert.victims()}) {
            statement.setString(at++, spread.commonest());
            statement.setLong(at++, spread.different());
        }
        statement.setString(at++, alert.ports().commonest());
        statement.setString(at++, alert.summary());
        statement.setString(at, alert.line());
    }

    @Override
    public void close() throws IOException {
        Connection closing = connection;
        connection = null;
        insert = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException e) {
                throw new IOException(receiver() + ": " + e.getMessage(), e);
            }
        }
    }
}
