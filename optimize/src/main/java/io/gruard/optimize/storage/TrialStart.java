package io.gruard.optimize.storage;

import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts, adds, counts and finds trials of a study in a transaction. */
final class TrialStart {

    /** System attribute by which a worker recognizes its own trial after an answer of the database was lost. */
    private static final String TOKEN = "gruard:start";

    private final Database database;
    private final Connection connection;
    private final long study;

    TrialStart(Database database, Connection connection, long study) {
        this.database = database;
        this.connection = connection;
        this.study = study;
    }

    /** Locks the study. No other worker, including Optuna's, can number a trial of it until the transaction ends. */
    void lockStudy() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT study_id FROM studies WHERE study_id = ?" + database.rowLock())) {
            select.setLong(1, study);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("no study with id " + study);
                }
            }
        }
    }

    int countStarted() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT count(*) FROM trials t WHERE t.study_id = ? AND t.state <> 'WAITING' AND NOT EXISTS (
                SELECT 1 FROM trial_system_attributes a WHERE a.trial_id = t.trial_id AND a."key" = ?)\
            """)) {
            select.setLong(1, study);
            select.setString(2, StudyStorage.INTERRUPTED);
            return first(select).orElse(0L).intValue();
        }
    }

    Optional<Long> startedWith(String token) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT t.trial_id FROM trials t JOIN trial_system_attributes a ON a.trial_id = t.trial_id
            WHERE t.study_id = ? AND a."key" = ? AND a.value_json = ?\
            """)) {
            select.setLong(1, study);
            select.setString(2, TOKEN);
            select.setString(3, quoted(token));
            return first(select);
        }
    }

    void putToken(long trial, String token) throws SQLException {
        TrialWrites.putAttribute(connection, "trial_system_attributes", "trial_id", trial, TOKEN, quoted(token));
    }

    private static String quoted(String token) {
        return '"' + token + '"';
    }

    /** Starts the trial that has waited longest. It retries if an Optuna worker, which does not lock the study, was faster. */
    Optional<Long> claimWaiting(Instant now) throws SQLException {
        while (true) {
            Optional<Long> oldest;
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT trial_id FROM trials WHERE study_id = ? AND state = 'WAITING' ORDER BY trial_id LIMIT 1")) {
                select.setLong(1, study);
                oldest = first(select);
            }
            if (oldest.isEmpty() || claim(oldest.get(), now)) {
                return oldest;
            }
        }
    }

    private boolean claim(long trial, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE trials SET state = "
                + database.parameter("trialstate") + ", datetime_start = ? WHERE trial_id = ? AND state = 'WAITING'")) {
            update.setString(1, TrialState.RUNNING.id());
            database.bindTime(update, 2, now);
            update.setLong(3, trial);
            return update.executeUpdate() == 1;
        }
    }

    /** @return the id of the new trial */
    long insert(TrialState state, @Nullable Instant start, @Nullable Instant end) throws SQLException {
        long trial;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO trials (study_id, state, datetime_start, datetime_complete, number) VALUES (?, "
                        + database.parameter("trialstate")
                        + ", ?, ?, (SELECT count(*) FROM trials WHERE study_id = ?)) RETURNING trial_id")) {
            insert.setLong(1, study);
            insert.setString(2, state.id());
            database.bindTime(insert, 3, start);
            database.bindTime(insert, 4, end);
            insert.setLong(5, study);
            trial = first(insert).orElseThrow(() -> new SQLException("found no id of a new trial"));
        }
        return trial;
    }

    List<Long> runningWithHeartbeatOlderThan(Duration grace) throws SQLException {
        List<Long> stale = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT t.trial_id FROM trials t JOIN trial_heartbeats h ON h.trial_id = t.trial_id"
                        + " WHERE t.study_id = ? AND t.state = 'RUNNING' AND " + database.heartbeatOlderThan()
                        + " ORDER BY t.trial_id")) {
            select.setLong(1, study);
            select.setDouble(2, grace.toMillis() / 1000.0);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    stale.add(rows.getLong(1));
                }
            }
        }
        return stale;
    }

    private static Optional<Long> first(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
        }
    }
}
