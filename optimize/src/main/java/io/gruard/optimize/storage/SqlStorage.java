package io.gruard.optimize.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.Json;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyRecord;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialDraft;
import io.gruard.optimize.TrialFinishedException;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stores studies in Optuna's relational schema, in an SQLite file or a PostgreSQL database. Optuna, its dashboard and any
 * number of gruard processes can use it at the same time.
 */
public final class SqlStorage implements StudyStorage {

    /** How long to retry while a database is unavailable during a study. */
    private static final Duration RETRY_TIME = Duration.ofMinutes(2);

    /** How long to retry on opening, so that a wrong address is reported soon. */
    private static final Duration RETRY_TIME_ON_OPENING = Duration.ofSeconds(2);

    private final Database database;
    private final Transactions transactions;
    private final TrialRows rows;
    private final Map<Long, TrialCache> caches = new ConcurrentHashMap<>();

    private SqlStorage(Database database) {
        this.database = database;
        transactions = new Transactions(database, RETRY_TIME);
        rows = new TrialRows(database);
    }

    /**
     * Opens an SQLite file.
     *
     * @param file the file; it is created with its folder if it does not exist
     * @throws StorageException if the file is read-only, corrupt, no database of studies or of another schema version
     */
    public static SqlStorage sqlite(Path file) {
        return prepared(SqliteDatabase.open(file));
    }

    /**
     * Opens a PostgreSQL database.
     *
     * @param url {@code postgresql://user:password@host:port/database}
     */
    public static SqlStorage postgres(String url) {
        return prepared(PostgresDatabase.open(PostgresDatabase.requireUrl(url)));
    }

    private static SqlStorage prepared(Database database) {
        SqlStorage storage = new SqlStorage(database);
        try {
            new Transactions(database, RETRY_TIME_ON_OPENING).run(connection -> {
                OptunaSchema.ensure(database, connection);
                return true;
            });
            return storage;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public StudyRecord createStudy(String name, List<Direction> directions) {
        return transactions.run(connection -> {
            StudyRows studies = new StudyRows(database, connection);
            if (studies.find(name).isPresent()) {
                throw duplicateName(name);
            }
            try {
                return studies.insert(name, directions);
            } catch (SQLException e) {
                if (database.isDuplicate(e)) {
                    throw duplicateName(name);
                }
                throw e;
            }
        });
    }

    private StorageException duplicateName(String name) {
        return new StorageException(database.location() + ": a study with the name '" + name + "' exists already");
    }

    @Override
    public Optional<StudyRecord> findStudy(String name) {
        return transactions.run(connection -> new StudyRows(database, connection).find(name));
    }

    @Override
    public List<StudyRecord> studies() {
        return transactions.run(connection -> new StudyRows(database, connection).all());
    }

    @Override
    public void putStudyUserAttribute(long study, String key, JsonNode value) {
        putAttribute("study_user_attributes", study, key, value);
    }

    @Override
    public void putStudySystemAttribute(long study, String key, JsonNode value) {
        putAttribute("study_system_attributes", study, key, value);
    }

    @Override
    public Optional<TrialRecord> startTrial(long study, int maxTrials) {
        String token = UUID.randomUUID().toString();
        AttemptCounter attempt = new AttemptCounter();
        Optional<Long> started = transactions.run(connection -> {
            TrialStart start = new TrialStart(database, connection, study);
            start.lockStudy();
            if (attempt.isRepeated() && database.mayLoseAnswers()) {
                Optional<Long> earlier = start.startedWith(token);
                if (earlier.isPresent()) {
                    return earlier;
                }
            }
            if (start.countStarted() >= maxTrials) {
                return Optional.empty();
            }
            Instant now = now();
            long trial = start.claimWaiting(now).orElse(-1L);
            if (trial < 0) {
                trial = start.insert(TrialState.RUNNING, now, null);
            }
            if (database.mayLoseAnswers()) {
                start.putToken(trial, token);
            }
            return Optional.of(trial);
        });
        return started.map(this::trial);
    }

    /** Counts the attempts of a transaction. */
    private static final class AttemptCounter {
        private int count;

        boolean isRepeated() {
            return count++ > 0;
        }
    }

    @Override
    public TrialRecord addTrial(long study, TrialDraft draft) {
        return trial(transactions.run(connection -> {
            TrialStart start = new TrialStart(database, connection, study);
            start.lockStudy();
            long trial = start.insert(draft.state(), draft.start(), draft.end());
            TrialWrites writes = new TrialWrites(database, connection, trial);
            for (Map.Entry<String, ParameterValue> entry : draft.parameters().entrySet()) {
                writes.parameter(entry.getKey(), entry.getValue());
            }
            for (Map.Entry<Integer, Double> entry : draft.intermediate().entrySet()) {
                writes.report(entry.getKey(), entry.getValue());
            }
            for (Map.Entry<String, JsonNode> entry : draft.userAttributes().entrySet()) {
                writes.attribute("trial_user_attributes", entry.getKey(), Json.write(entry.getValue()));
            }
            for (Map.Entry<String, JsonNode> entry : draft.systemAttributes().entrySet()) {
                writes.attribute("trial_system_attributes", entry.getKey(), Json.write(entry.getValue()));
            }
            if (draft.value() != null) {
                writes.value(draft.value());
            }
            return trial;
        }));
    }

    @Override
    public void putParameter(long trial, String name, ParameterValue parameter) {
        write(trial, writes -> writes.parameter(name, parameter));
    }

    @Override
    public void putReport(long trial, int step, double value) {
        write(trial, writes -> writes.report(step, value));
    }

    @Override
    public void putUserAttribute(long trial, String key, JsonNode value) {
        write(trial, writes -> writes.attribute("trial_user_attributes", key, Json.write(value)));
    }

    @Override
    public void putSystemAttribute(long trial, String key, JsonNode value) {
        write(trial, writes -> writes.attribute("trial_system_attributes", key, Json.write(value)));
    }

    /** A write to a trial. */
    private interface Write {
        void to(TrialWrites writes) throws SQLException;
    }

    private void write(long trial, Write write) {
        transactions.run(connection -> {
            TrialWrites writes = new TrialWrites(database, connection, trial);
            TrialState state = writes.lockedState();
            if (state.isFinished()) {
                throw new TrialFinishedException(trial, state);
            }
            write.to(writes);
            return true;
        });
    }

    @Override
    public boolean finish(long trial, TrialState state, @Nullable Double value) {
        AttemptCounter attempt = new AttemptCounter();
        return transactions.run(connection -> {
            TrialWrites writes = new TrialWrites(database, connection, trial);
            boolean repeated = attempt.isRepeated();
            TrialState found = writes.lockedState();
            if (found.isFinished()) {
                // An earlier attempt of this call finished it, but its answer was lost.
                return repeated && database.mayLoseAnswers() && found == state;
            }
            if (value != null) {
                writes.value(value);
            }
            writes.finish(state, now());
            return true;
        });
    }

    @Override
    public List<TrialRecord> trials(long study) {
        TrialCache cache = caches.computeIfAbsent(study, TrialCache::new);
        return transactions.run(connection -> cache.refreshed(rows, connection));
    }

    @Override
    public TrialRecord trial(long trial) {
        List<TrialRecord> found = transactions.run(connection -> rows.read(connection, "t.trial_id = ?", trial));
        if (found.isEmpty()) {
            throw new StorageException(database.location() + ": no trial with id " + trial);
        }
        return found.getFirst();
    }

    @Override
    public void beat(long trial) {
        transactions.run(connection -> {
            new TrialWrites(database, connection, trial).beat();
            return true;
        });
    }

    @Override
    public List<TrialRecord> failStale(long study, Duration grace) {
        List<Long> stale = transactions.run(connection -> {
            List<Long> failed = new ArrayList<>();
            for (long trial : new TrialStart(database, connection, study).runningWithHeartbeatOlderThan(grace)) {
                TrialWrites writes = new TrialWrites(database, connection, trial);
                if (writes.lockedState() == TrialState.RUNNING) {
                    writes.attribute("trial_system_attributes", INTERRUPTED, "true");
                    writes.finish(TrialState.FAIL, now());
                    failed.add(trial);
                }
            }
            return failed;
        });
        return stale.stream().map(this::trial).toList();
    }

    @Override
    public void close() {
        database.close();
    }

    private void putAttribute(String table, long study, String key, JsonNode value) {
        transactions.run(connection -> {
            TrialWrites.putAttribute(connection, table, "study_id", study, key, Json.write(value));
            return true;
        });
    }

    /** Returns the current time with the precision of the database. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
