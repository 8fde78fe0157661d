package io.gruard.optimize.storage;

import io.gruard.optimize.DistributionJson;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Writes to one trial in a transaction. */
final class TrialWrites {

    private final Database database;
    private final Connection connection;
    private final long trial;

    TrialWrites(Database database, Connection connection, long trial) {
        this.database = database;
        this.connection = connection;
        this.trial = trial;
    }

    /** Locks the trial and returns its state, which no other process can change until the transaction ends. */
    TrialState lockedState() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT state FROM trials WHERE trial_id = ?" + database.rowLock())) {
            select.setLong(1, trial);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("no trial with id " + trial);
                }
                return TrialState.of(row.getString(1));
            }
        }
    }

    void parameter(String name, ParameterValue parameter) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES (?, ?, ?, ?)
            ON CONFLICT (trial_id, param_name) DO UPDATE
            SET param_value = excluded.param_value, distribution_json = excluded.distribution_json\
            """)) {
            insert.setLong(1, trial);
            insert.setString(2, name);
            insert.setDouble(3, parameter.internal());
            insert.setString(4, DistributionJson.write(parameter.distribution()));
            insert.executeUpdate();
        }
    }

    void report(int step, double value) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("""
                    INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type)
                    VALUES (?, ?, ?, %s)
                    ON CONFLICT (trial_id, step) DO UPDATE
                    SET intermediate_value = excluded.intermediate_value,
                        intermediate_value_type = excluded.intermediate_value_type\
                    """.formatted(database.parameter("trialintermediatevaluetype")))) {
            insert.setLong(1, trial);
            insert.setInt(2, step);
            StoredNumber.bind(insert, 3, value);
            insert.executeUpdate();
        }
    }

    void value(double value) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("""
                    INSERT INTO trial_values (trial_id, objective, value, value_type) VALUES (?, 0, ?, %s)
                    ON CONFLICT (trial_id, objective) DO UPDATE
                    SET value = excluded.value, value_type = excluded.value_type\
                    """.formatted(database.parameter("trialvaluetype")))) {
            insert.setLong(1, trial);
            StoredNumber.bind(insert, 2, value);
            insert.executeUpdate();
        }
    }

    void attribute(String table, String key, String json) throws SQLException {
        putAttribute(connection, table, "trial_id", trial, key, json);
    }

    /** @param owner the column with the id of the owner */
    static void putAttribute(Connection connection, String table, String owner, long id, String key, String json)
            throws SQLException {
        String sql = "INSERT INTO " + table + " (" + owner + ", \"key\", value_json) VALUES (?, ?, ?) ON CONFLICT ("
                + owner + ", \"key\") DO UPDATE SET value_json = excluded.value_json";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, id);
            insert.setString(2, key);
            insert.setString(3, json);
            insert.executeUpdate();
        }
    }

    void finish(TrialState state, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE trials SET state = "
                + database.parameter("trialstate") + ", datetime_complete = ? WHERE trial_id = ?")) {
            update.setString(1, state.id());
            database.bindTime(update, 2, now);
            update.setLong(3, trial);
            update.executeUpdate();
        }
    }

    void beat() throws SQLException {
        String sql = "INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (?, " + database.now()
                + ") ON CONFLICT (trial_id) DO UPDATE SET heartbeat = excluded.heartbeat";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, trial);
            insert.executeUpdate();
        }
    }
}
