package io.gruard.optimize.storage;

import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyStorage;
import java.nio.file.Path;

/** Opens a storage by its URL or path. */
public final class StudyUrl {

    private static final String SQLITE = "sqlite:///";
    private static final String JOURNAL = ".log";

    private StudyUrl() {}

    /**
     * Opens a storage.
     *
     * @param url {@code memory}, {@code postgresql://user:password@host/database}, {@code sqlite:///file} as in Optuna, the path
     *     of a journal, which ends with {@code .log}, or the path of an SQLite file
     */
    public static StudyStorage open(String url) {
        if (url.equals("memory")) {
            return new MemoryStorage();
        }
        if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
            return SqlStorage.postgres("postgresql" + url.substring(url.indexOf(':')));
        }
        if (url.startsWith(SQLITE)) {
            return SqlStorage.sqlite(Path.of(url.substring(SQLITE.length())));
        }
        if (url.contains("://")) {
            throw new StorageException(
                    "study URL: expected an SQLite file, a journal (FILE.log) or postgresql://…, found "
                            + url.substring(0, url.indexOf("://") + 3) + "…");
        }
        return url.endsWith(JOURNAL) ? new JournalStorage(Path.of(url)) : SqlStorage.sqlite(Path.of(url));
    }
}
