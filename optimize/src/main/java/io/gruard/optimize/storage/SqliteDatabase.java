package io.gruard.optimize.storage;

import io.gruard.optimize.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * An SQLite file, which processes on one machine can share. Every transaction waits for the write lock at its start, so
 * another transaction cannot make it fail later. Files that gruard creates are in WAL mode, in which readers such as a
 * dashboard never block writers.
 */
final class SqliteDatabase implements Database {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUSY_MILLISECONDS = 60_000;

    private static final Set<PosixFilePermission> WRITE =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** Six decimal places, because SQLAlchemy reads three digits as microseconds. It cannot read a 'T' or an offset. */
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter();

    private final Path file;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    private SqliteDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static SqliteDatabase open(Path file) {
        boolean existed = requireUsable(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.enforceForeignKeys(true);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                if (existed) {
                    requireSound(file, statement);
                } else {
                    statement.execute("PRAGMA journal_mode = WAL");
                }
            } catch (SQLException | StorageException e) {
                connection.close();
                throw e;
            }
            return new SqliteDatabase(file, connection);
        } catch (SQLException e) {
            throw new StorageException(file + ": cannot read it as an SQLite database: " + e.getMessage(), e);
        }
    }

    /** @return whether there already is a database */
    private static boolean requireUsable(Path file) {
        try {
            if (!Files.exists(file)) {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                return false;
            }
            if (!isWritable(file)) {
                throw new StorageException(file + ": expected a writable file, found a read-only one");
            }
            byte[] start = new byte[MAGIC.length];
            int length;
            try (InputStream in = Files.newInputStream(file)) {
                length = in.readNBytes(start, 0, start.length);
            }
            if (length > 0 && !Arrays.equals(start, MAGIC)) {
                throw new StorageException(file + ": expected an SQLite database, found another file format");
            }
            return length > 0;
        } catch (IOException e) {
            throw new StorageException(file + ": cannot open the file: " + e.getMessage(), e);
        }
    }

    /** Returns whether the file is writable. It also checks permissions, because an administrator can write to any file. */
    private static boolean isWritable(Path file) throws IOException {
        if (!Files.isWritable(file)) {
            return false;
        }
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return true;
        }
        return Files.getPosixFilePermissions(file).stream().anyMatch(WRITE::contains);
    }

    private static void requireSound(Path file, Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String found = row.next() ? row.getString(1) : "no answer";
            if (!found.equals("ok")) {
                throw new StorageException(file + ": the database is corrupt: " + found.replace('\n', ' '));
            }
        }
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public <T> T inTransaction(TransactionWork<T> work) throws SQLException {
        lock.lock();
        try {
            execute("BEGIN IMMEDIATE");
            try {
                T result = work.run(connection);
                execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(e);
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private void rollBack(Throwable cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has already rolled the transaction back. The cause is what matters.
            cause.addSuppressed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public boolean isTransient(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    @Override
    public boolean isDuplicate(SQLException e) {
        return (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }

    @Override
    public boolean mayLoseAnswers() {
        return false;
    }

    @Override
    public boolean hasTable(Connection inTransaction, String name) throws SQLException {
        try (PreparedStatement select =
                inTransaction.prepareStatement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public Map<String, String> types() {
        return Map.of(
                "id", "INTEGER",
                "float", "FLOAT",
                "time", "DATETIME",
                "direction", "VARCHAR(8)",
                "state", "VARCHAR(8)",
                "value_type", "VARCHAR(7)",
                "intermediate_type", "VARCHAR(7)");
    }

    @Override
    public String beforeTables() {
        return "";
    }

    @Override
    public String parameter(String enumeration) {
        return "?";
    }

    @Override
    public String rowLock() {
        return "";
    }

    @Override
    public String now() {
        return "strftime('%Y-%m-%d %H:%M:%f000', 'now')";
    }

    @Override
    public String heartbeatOlderThan() {
        return "(julianday('now') - julianday(h.heartbeat)) * 86400.0 > ?";
    }

    @Override
    public void bindTime(PreparedStatement statement, int position, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(position, Types.VARCHAR);
        } else {
            statement.setString(position, WRITTEN.format(time.atOffset(ZoneOffset.UTC)));
        }
    }

    @Override
    public @Nullable Instant time(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : LocalDateTime.parse(text, READ).toInstant(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StorageException(file + ": cannot close the database: " + e.getMessage(), e);
        }
    }
}
