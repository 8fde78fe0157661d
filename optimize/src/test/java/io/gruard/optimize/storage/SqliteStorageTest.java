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
    void fileOfSomethingElseIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a database, but long enough to be one");
        assertThatThrownBy(() -> SqlStorage.sqlite(text))
                .isInstanceOf(StorageException.class)
                .hasMessage(text + ": not an SQLite database");
        assertThat(text).hasContent("not a database, but long enough to be one");
    }

    @Test
    void databaseOfSomethingElseIsRefusedAndLeftAsItIs() throws SQLException {
        Path foreign = folder.resolve("music.db");
        run(foreign, "CREATE TABLE albums (title TEXT)");
        assertThatThrownBy(() -> SqlStorage.sqlite(foreign))
                .isInstanceOf(StorageException.class)
                .hasMessage(foreign + ": not a database of studies: it has other tables");
        run(foreign, "CREATE TABLE studies (study_id INTEGER)");
        assertThatThrownBy(() -> SqlStorage.sqlite(foreign))
                .isInstanceOf(StorageException.class)
                .hasMessage(foreign + ": not a database of studies: it has no table 'version_info'");
    }

    @Test
    void databaseOfANewerSchemaIsRefused() throws SQLException {
        Path newer = folder.resolve("newer.db");
        SqlStorage.sqlite(newer).close();
        run(newer, "UPDATE alembic_version SET version_num = 'v6.0.0.a'");
        assertThatThrownBy(() -> SqlStorage.sqlite(newer))
                .isInstanceOf(StorageException.class)
                .hasMessage(newer + ": schema 12 (v6.0.0.a) was found, but this gruard knows 12 (v3.2.0.a)");
    }

    @Test
    void damagedDatabaseIsRefused() throws IOException {
        Path damaged = folder.resolve("damaged.db");
        try (StudyStorage storage = SqlStorage.sqlite(damaged)) {
            for (int i = 0; i < 200; i++) {
                storage.createStudy("study number " + i + " with a long name".repeat(10), List.of(Direction.MINIMIZE));
            }
        }
        byte[] bytes = Files.readAllBytes(damaged);
        byte[] rubbish = "rubbish".repeat(2000).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(rubbish, 0, bytes, 8192, rubbish.length);
        Files.write(damaged, bytes);
        assertThatThrownBy(() -> SqlStorage.sqlite(damaged))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(damaged + ": ")
                .message()
                .matches(message -> message.lines().count() == 1);
    }

    @Test
    void readOnlyFileIsRefused() throws IOException {
        Path file = folder.resolve("fixed.db");
        SqlStorage.sqlite(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> SqlStorage.sqlite(file))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + ": the file is read-only, but a study has to be written to");
    }

    @Test
    void unknownUrlIsRefusedWithoutItsPassword() {
        assertThatThrownBy(() -> StudyUrl.open("mysql://me:secret@host/db"))
                .isInstanceOf(StorageException.class)
                .hasMessage("a study is kept in an SQLite file, in a journal (FILE.log) or at postgresql://…, found"
                        + " mysql://…");
    }

    private static void run(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
