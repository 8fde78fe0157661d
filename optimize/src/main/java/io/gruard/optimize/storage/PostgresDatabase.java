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

/** A PostgreSQL database, shared by processes of any number of machines. */
final class PostgresDatabase implements Database {

    private static final int MAX_CONNECTIONS = 4;
    private static final int CONNECT_MILLISECONDS = 5_000;

    /** Serialisation failure, deadlock, too many connections. Classes 08 and 57P are lost connections and servers that stop. */
    private static final Set<String> TRANSIENT = Set.of("40001", "40P01", "53300");

    private static final String UNIQUE_VIOLATION = "23505";

    private final HikariDataSource pool;
    private final String place;

    private PostgresDatabase(HikariDataSource pool, String place) {
        this.pool = pool;
        this.place = place;
    }

    /** @param url {@code postgresql://user:password@host:port/database}, as Optuna takes it */
    static PostgresDatabase open(URI url) {
        String place = "postgresql://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + url.getPath();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:" + place + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
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
        // Optuna keeps heartbeats in the server's zone, but the driver moves each session to the zone of this machine.
        config.setConnectionInitSql("SELECT set_config('TimeZone', current_setting('log_timezone'), false)");
        // The first connection is made on first use, where a failure is tried again.
        config.setInitializationFailTimeout(-1);
        return new PostgresDatabase(new HikariDataSource(config), place);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String place() {
        return place;
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
            // The connection is lost, and the server undoes the transaction by itself.
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
    public String silentLongerThan() {
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

    /** Keeps two processes that open the same empty database from making the tables twice. */
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
                    "a PostgreSQL URL such as postgresql://user:password@host/database was expected", e);
        }
        if (parsed.getHost() == null
                || parsed.getPath() == null
                || parsed.getPath().length() < 2) {
            throw new StorageException(
                    "a PostgreSQL URL needs a host and a database, as postgresql://user:password@host/database");
        }
        return parsed;
    }
}
