package io.gruard.optimize.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The differences between the supported databases with Optuna's schema. */
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {

    /** The statements of a transaction. */
    interface TransactionWork<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Returns its location for messages, without passwords. */
    String location();

    /** Runs a transaction. It commits the work, or rolls it back if it throws. */
    <T> T inTransaction(TransactionWork<T> work) throws SQLException;

    /** Returns whether the same transaction may succeed a little later. */
    boolean isTransient(SQLException e);

    /** Returns whether a unique value exists already. */
    boolean isDuplicate(SQLException e);

    /** Returns whether a commit may have succeeded although the client received no answer. */
    boolean mayLoseAnswers();

    boolean hasTable(Connection connection, String name) throws SQLException;

    /** Returns the database types for the placeholders in braces of {@code schema.sql}. */
    Map<String, String> types();

    /** Returns the SQL to run before the tables are created. */
    String beforeTables();

    /** Returns the SQL of a parameter with an enumerated type. */
    String parameter(String enumeration);

    /** Returns the end of a select that locks its rows until the transaction ends. */
    String rowLock();

    /** Returns the SQL of the current time of the database's clock, in the format of heartbeats. */
    String now();

    /** Returns a condition that is true if {@code h.heartbeat} is more seconds ago than its parameter. */
    String heartbeatOlderThan();

    void bindTime(PreparedStatement statement, int position, @Nullable Instant time) throws SQLException;

    @Nullable
    Instant time(ResultSet row, String column) throws SQLException;

    @Override
    void close();
}
