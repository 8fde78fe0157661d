package io.gruard.optimize.storage;

import io.gruard.optimize.StorageException;
import java.sql.SQLException;
import java.time.Duration;

/** Runs transactions and retries them while a database is busy or unavailable. */
final class Transactions {

    private static final System.Logger LOG = System.getLogger(Transactions.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

    private final Database database;
    private final Duration retryTime;

    Transactions(Database database, Duration retryTime) {
        this.database = database;
        this.retryTime = retryTime;
    }

    <T> T run(Database.TransactionWork<T> work) {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return database.inTransaction(work);
            } catch (SQLException e) {
                Duration spent = Duration.ofNanos(System.nanoTime() - start);
                if (!database.isTransient(e) || spent.compareTo(retryTime) > 0) {
                    throw new StorageException(database.location() + ": " + oneLine(e), e);
                }
                if (pause.equals(FIRST_PAUSE)) {
                    LOG.log(System.Logger.Level.WARNING, database.location() + ": retrying after: " + oneLine(e));
                }
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : MAX_PAUSE;
            }
        }
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(database.location() + ": interrupted while waiting for the database", e);
        }
    }
}
