package io.gruard.optimize.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.gruard.optimize.StorageException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database, which processes on several machines can share. */
final class PostgresDatabase implements Database {

    private static final int MAX_CONNECTIONS = 4;
    private static final int CONNECT_MILLISECONDS = 5_000;

    /**
     * SQL states of a serialization failure, a deadlock and too many connections. Classes 08 and 57P are lost connections and
     * servers that shut down.
     */
    private static final Set<String> TRANSIENT = Set.of("40001", "40P01", "53300");

    private static final String UNIQUE_VIOLATION = "23505";

    private final HikariDataSource pool;
    private final String location;

    private PostgresDatabase(HikariDataSource pool, String location) {
        this.pool = pool;
        this.location = location;
    }

    /** @param url {@code postgresql://user:password@host:port/database}, as in Optuna */
    static PostgresDatabase open(URI url) {
        String location =
                "postgresql://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + url.getPath();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:" + location + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
        if (url.getRawUserInfo() != null) {
            String[] user = url.getRawUserInfo().split(":", 2);
            config.setUsername(decoded(user[0]));
            if (user.length == 2) {
                config.setPassword(decoded(user[1]));
            }
        }
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_MILLISECONDS);
        config.setAutoCommit(false);
        config.setPoolName("study");
        // Optuna stores heartbeats in the time zone of the server, but the driver sets each session to the zone of this
        // machine.
        config.setConnectionInitSql("SELECT set_config('TimeZone', current_setting('log_timezone'), false)");
        // The first use opens the first connection, because a use is retried after a failure.
        config.setInitializationFailTimeout(-1);
        return new PostgresDatabase(new HikariDataSource(config), location);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public <T> T inTransaction(TransactionWork<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is lost, so the server rolls the transaction back.
            cause.addSuppressed(e);
        }
    }

    @Override
    public boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return e instanceof SQLTransientException;
        }
        return state.startsWith("08") || state.startsWith("57P0") || TRANSIENT.contains(state);
    }

    @Override
    public boolean isDuplicate(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }

    @Override
    public boolean mayLoseAnswers() {
        return true;
    }

    @Override
    public boolean hasTable(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public Map<String, String> types() {
        return Map.of(
                "id", "SERIAL",
                "float", "DOUBLE PRECISION",
                "time", "TIMESTAMP",
                "direction", "studydirection",
                "state", "trialstate",
                "value_type", "trialvaluetype",
                "intermediate_type", "trialintermediatevaluetype");
    }

    @Override
    public String beforeTables() {
        return """
            CREATE TYPE studydirection AS ENUM ('NOT_SET', 'MINIMIZE', 'MAXIMIZE');
            CREATE TYPE trialstate AS ENUM ('RUNNING', 'COMPLETE', 'PRUNED', 'FAIL', 'WAITING');
            CREATE TYPE trialvaluetype AS ENUM ('FINITE', 'INF_POS', 'INF_NEG');
            CREATE TYPE trialintermediatevaluetype AS ENUM ('FINITE', 'INF_POS', 'INF_NEG', 'NAN');
            """;
    }

    @Override
    public String parameter(String enumeration) {
        return "CAST(? AS " + enumeration + ")";
    }

    @Override
    public String rowLock() {
        return " FOR UPDATE";
    }

    @Override
    public String now() {
        return "LOCALTIMESTAMP";
    }

    @Override
    public String heartbeatOlderThan() {
        return "EXTRACT(EPOCH FROM CAST(clock_timestamp() AS timestamp) - h.heartbeat) > ?";
    }

    @Override
    public void bindTime(PreparedStatement statement, int position, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(position, Types.TIMESTAMP);
        } else {
            statement.setObject(position, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        }
    }

    @Override
    public @Nullable Instant time(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** Locks the schema, so that two processes that open the same empty database do not both create the tables. */
    static void lockSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('optuna schema'))");
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    static URI requireUrl(String url) {
        URI parsed;
        try {
            parsed = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    "study URL: expected a URL such as postgresql://user:password@host/database, found an invalid one",
                    e);
        }
        if (parsed.getHost() == null
                || parsed.getPath() == null
                || parsed.getPath().length() < 2) {
            throw new StorageException(
                    "study URL: expected a host and a database, as in postgresql://user:password@host/database");
        }
        return parsed;
    }
}
