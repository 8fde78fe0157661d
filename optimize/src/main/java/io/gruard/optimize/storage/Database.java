package io.gruard.optimize.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs between the databases that hold Optuna's schema. */
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {

    /** Statements of one transaction. */
    interface TransactionWork<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Where it is, for messages; without passwords. */
    String place();

    /** Commits what the work did, or undoes it all where it throws. */
    <T> T inTransaction(TransactionWork<T> work) throws SQLException;

    /** Whether the same transaction may succeed a little later. */
    boolean isTransient(SQLException e);

    boolean isDuplicate(SQLException e);

    /** Whether a commit may have been done although its answer got lost. */
    boolean mayLoseAnswers();

    boolean hasTable(Connection connection, String name) throws SQLException;

    /** The database's types for the words in braces of {@code schema.sql}. */
    Map<String, String> types();

    /** What must be run before the tables are made. */
    String beforeTables();

    /** A parameter of an enumerated type. */
    String parameter(String enumeration);

    /** What a select ends with to keep its rows from others until the transaction ends. */
    String rowLock();

    /** The present time by the database's clock, as heartbeats are kept. */
    String now();

    /** A condition on {@code h.heartbeat}, true after more seconds of silence than its parameter. */
    String silentLongerThan();

    void bindTime(PreparedStatement statement, int position, @Nullable Instant time) throws SQLException;

    @Nullable
    Instant time(ResultSet row, String column) throws SQLException;

    @Override
    void close();
}
