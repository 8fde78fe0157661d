package io.gruard.optimize.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.optimize.Direction;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStorageTest extends StorageContract {

    @TempDir
    Path folder;

    @Override
    StudyStorage open() {
        return StudyUrl.open(folder.resolve("deep/study.db").toString());
    }

    @Test
    void fileThatIsNoDatabaseIsRejected() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a database, but long enough to be one");
        assertThatThrownBy(() -> SqlStorage.sqlite(text))
                .isInstanceOf(StorageException.class)
                .hasMessage(text + ": expected an SQLite database, found another file format");
        assertThat(text).hasContent("not a database, but long enough to be one");
    }

    @Test
    void databaseWithOtherTablesIsRejected() throws SQLException {
        Path foreign = folder.resolve("music.db");
        run(foreign, "CREATE TABLE albums (title TEXT)");
        assertThatThrownBy(() -> SqlStorage.sqlite(foreign))
                .isInstanceOf(StorageException.class)
                .hasMessage(foreign + ": expected a database of Optuna studies, found other tables");
        run(foreign, "CREATE TABLE studies (study_id INTEGER)");
        assertThatThrownBy(() -> SqlStorage.sqlite(foreign))
                .isInstanceOf(StorageException.class)
                .hasMessage(foreign + ": expected a database of Optuna studies, found no table 'version_info'");
    }

    @Test
    void databaseWithANewerSchemaIsRejected() throws SQLException {
        Path newer = folder.resolve("newer.db");
        SqlStorage.sqlite(newer).close();
        run(newer, "UPDATE alembic_version SET version_num = 'v6.0.0.a'");
        assertThatThrownBy(() -> SqlStorage.sqlite(newer))
                .isInstanceOf(StorageException.class)
                .hasMessage(newer + ": expected Optuna's schema 12 (v3.2.0.a), found 12 (v6.0.0.a)");
    }

    @Test
    void corruptDatabaseIsRejected() throws IOException {
        Path corrupt = folder.resolve("corrupt.db");
        try (StudyStorage storage = SqlStorage.sqlite(corrupt)) {
            for (int i = 0; i < 200; i++) {
                storage.createStudy("study number " + i + " with a long name".repeat(10), List.of(Direction.MINIMIZE));
            }
        }
        byte[] bytes = Files.readAllBytes(corrupt);
        byte[] invalid = "invalid".repeat(2000).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(invalid, 0, bytes, 8192, invalid.length);
        Files.write(corrupt, bytes);
        assertThatThrownBy(() -> SqlStorage.sqlite(corrupt))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(corrupt + ": ")
                .message()
                .matches(message -> message.lines().count() == 1);
    }

    @Test
    void readOnlyFileIsRejected() throws IOException {
        Path file = folder.resolve("fixed.db");
        SqlStorage.sqlite(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> SqlStorage.sqlite(file))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + ": expected a writable file, found a read-only one");
    }

    @Test
    void errorOfUnknownUrlHasNoPassword() {
        assertThatThrownBy(() -> StudyUrl.open("mysql://me:secret@host/db"))
                .isInstanceOf(StorageException.class)
                .hasMessage("study URL: expected an SQLite file, a journal (FILE.log) or postgresql://…, found"
                        + " mysql://…");
    }

    private static void run(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
