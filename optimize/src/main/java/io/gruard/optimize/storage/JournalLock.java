package io.gruard.optimize.storage;

import io.gruard.optimize.StorageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The lock of a journal, which only one writer can have, like Optuna's {@code JournalFileSymlinkLock}. The writer that creates
 * the symbolic link {@code FILE.lock} has the lock. Optuna's {@code JournalFileOpenLock} creates a file with the same name, so
 * both exclude each other. Writers need the lock for milliseconds, so it is broken if neither the journal nor the lock has
 * changed for 30 seconds.
 */
final class JournalLock {
    private static final System.Logger LOG = System.getLogger(JournalLock.class.getName());

    private static final long MAX_PAUSE_MILLIS = 50;

    private final Path journal;
    private final Path lock;
    private final Duration grace;

    JournalLock(Path journal) {
        this(journal, Duration.ofSeconds(30));
    }

    /** @param grace time without changes after which the lock is broken */
    JournalLock(Path journal, Duration grace) {
        this.journal = journal.toAbsolutePath();
        this.lock = this.journal.resolveSibling(journal.getFileName() + ".lock");
        this.grace = grace;
    }

    /** Waits for the lock. An interrupt does not end the wait; the thread is interrupted afterwards. */
    void acquire() {
        boolean interrupted = false;
        long pause = 1;
        long lastChange = System.nanoTime();
        List<FileTime> times = times();
        while (!tryAcquire()) {
            List<FileTime> current = times();
            if (!current.equals(times)) {
                times = current;
                lastChange = System.nanoTime();
            } else if (System.nanoTime() - lastChange > grace.toNanos()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        lock + ": removing a lock that was not released for " + grace.toSeconds() + " s");
                release();
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            pause = Math.min(2 * pause, MAX_PAUSE_MILLIS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryAcquire() {
        try {
            Files.createSymbolicLink(lock, journal);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException | UnsupportedOperationException e) {
            throw new StorageException(lock + ": cannot lock the journal: " + e.getMessage(), e);
        }
    }

    /** Releases the lock. It renames the link before it deletes it, as Optuna does, so no writer removes the next one's lock. */
    void release() {
        Path renamed =
                lock.resolveSibling(lock.getFileName() + UUID.randomUUID().toString() + ".rename");
        try {
            Files.move(lock, renamed);
            Files.delete(renamed);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, lock + ": another process removed the lock: " + e.getMessage());
        }
    }

    private List<FileTime> times() {
        return List.of(time(journal), time(lock));
    }

    private static FileTime time(Path path) {
        try {
            return Objects.requireNonNull(Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
