package io.gruard.nn;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few daemon threads that, with the caller, work through a numbered list of tasks. Any thread may take any task;
 * results must not depend on it. Idle workers spin for a moment, since regions follow each other closely, then park.
 */
final class Workers implements AutoCloseable {
    private static final int SPINS = 5000;
    private static final long NAP = 20_000;

    /** The work for each number. */
    interface WorkerTask {
        /**
         * Runs one task.
         *
         * @param worker number of the thread, from 0, so that it finds its own work space
         */
        void run(int task, int worker);
    }

    /** One list of tasks, compared by identity. */
    private static final class Region {
        final WorkerTask task;
        final int tasks;
        final AtomicInteger next = new AtomicInteger();
        /** Workers that have not looked at it or are not done with it. */
        final AtomicInteger unfinished;

        Region(WorkerTask task, int tasks, int workers) {
            this.task = task;
            this.tasks = tasks;
            this.unfinished = new AtomicInteger(workers);
        }
    }

    private static final Region CLOSED = new Region((task, worker) -> {}, 0, 0);

    private final Thread[] threads;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile @Nullable Region region;

    /**
     * Starts the threads.
     *
     * @param count number of threads, including the caller's
     */
    Workers(int count) {
        threads = new Thread[count - 1];
        for (int i = 0; i < threads.length; i++) {
            int worker = i + 1;
            threads[i] = new Thread(() -> serve(worker), "gruard-nn-" + worker);
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    int count() {
        return threads.length + 1;
    }

    /** Runs the task for 0 to {@code tasks - 1}, and returns when all are done. */
    void forEach(int tasks, WorkerTask task) {
        if (threads.length == 0 || tasks <= 1) {
            for (int i = 0; i < tasks; i++) {
                task.run(i, 0);
            }
            return;
        }
        Region now = new Region(task, tasks, threads.length);
        region = now;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        work(now, 0);
        for (int spins = 0; now.unfinished.get() > 0; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, NAP);
            }
        }
        Throwable thrown = failure.getAndSet(null);
        if (thrown != null) {
            throw new IllegalStateException("a worker thread failed: " + thrown, thrown);
        }
    }

    private void work(Region now, int worker) {
        try {
            int task;
            while ((task = now.next.getAndIncrement()) < now.tasks) {
                now.task.run(task, worker);
            }
        } catch (Throwable thrown) {
            now.next.set(now.tasks);
            failure.compareAndSet(null, thrown);
        }
    }

    private void serve(int worker) {
        Region done = null;
        while (true) {
            Region now = await(done);
            if (now == CLOSED) {
                return;
            }
            work(now, worker);
            now.unfinished.decrementAndGet();
            done = now;
        }
    }

    private Region await(@Nullable Region done) {
        int spins = 0;
        while (true) {
            Region now = region;
            if (now != null && now != done) {
                return now;
            }
            if (spins++ < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
    }

    @Override
    public void close() {
        region = CLOSED;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }
}
