package io.gruard.optimize.storage;

import io.gruard.optimize.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;

/** Creates Optuna's tables in an empty database and rejects databases with other tables. */
final class OptunaSchema {

    private static final int VERSION = 12;
    private static final String REVISION = "v3.2.0.a";

    private OptunaSchema() {}

    static void ensure(Database database, Connection connection) throws SQLException {
        if (database instanceof PostgresDatabase) {
            PostgresDatabase.lockSchema(connection);
        }
        if (database.hasTable(connection, "studies") || database.hasTable(connection, "version_info")) {
            requireKnown(database, connection);
        } else {
            requireEmpty(database, connection);
            make(database, connection);
        }
    }

    private static void requireKnown(Database database, Connection connection) throws SQLException {
        for (String table : new String[] {"version_info", "alembic_version", "studies", "trials"}) {
            if (!database.hasTable(connection, table)) {
                throw new StorageException(database.location()
                        + ": expected a database of Optuna studies, found no table '" + table + "'");
            }
        }
        String revision = single(connection, "SELECT version_num FROM alembic_version");
        String version = single(connection, "SELECT schema_version FROM version_info");
        if (!revision.equals(REVISION) || !version.equals(Integer.toString(VERSION))) {
            throw new StorageException(database.location() + ": expected Optuna's schema " + VERSION + " (" + REVISION
                    + "), found " + version + " (" + revision + ")");
        }
    }

    /** Rejects a file with other tables. A database of a server may contain other tables. */
    private static void requireEmpty(Database database, Connection connection) throws SQLException {
        if (database instanceof SqliteDatabase) {
            String tables = single(
                    connection, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
            if (!tables.equals("0")) {
                throw new StorageException(
                        database.location() + ": expected a database of Optuna studies, found other tables");
            }
        }
    }

    private static void make(Database database, Connection connection) throws SQLException {
        String sql = database.beforeTables() + text();
        for (Map.Entry<String, String> type : database.types().entrySet()) {
            sql = sql.replace("{" + type.getKey() + "}", type.getValue());
        }
        try (Statement statement = connection.createStatement()) {
            for (String part : sql.split(";\\s*\\n")) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
            statement.execute("INSERT INTO version_info VALUES (1, " + VERSION + ", 'gruard')");
            statement.execute("INSERT INTO alembic_version VALUES ('" + REVISION + "')");
        }
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(OptunaSchema.class.getResourceAsStream("schema.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "none";
        }
    }
}
