package io.gruard.optimize.storage;

import io.gruard.optimize.StorageException;
import java.sql.SQLException;
import java.time.Duration;

/** Runs transactions, again and again while a database is busy or away. */
final class Transactions {

    private static final System.Logger LOG = System.getLogger(Transactions.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Database database;
    private final Duration patience;

    Transactions(Database database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    <T> T run(Database.TransactionWork<T> work) {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return database.inTransaction(work);
            } catch (SQLException e) {
                Duration spent = Duration.ofNanos(System.nanoTime() - start);
                if (!database.isTransient(e) || spent.compareTo(patience) > 0) {
                    throw new StorageException(database.place() + ": " + oneLine(e), e);
                }
                if (pause.equals(FIRST_PAUSE)) {
                    LOG.log(System.Logger.Level.WARNING, database.place() + ": trying again after: " + oneLine(e));
                }
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
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
            throw new StorageException(database.place() + ": interrupted while waiting for the database", e);
        }
    }
}
