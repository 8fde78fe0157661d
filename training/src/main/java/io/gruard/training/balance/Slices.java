package io.gruard.training.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Work over the numbers from 0 up to a count, in slices that threads take as they get to them. */
final class Slices {
    private static final int SLICE = 256;

    private Slices() {}

    /** Work on one slice. */
    interface Work {
        void run(int from, int to);
    }

    /** Does the work on all slices and returns when it is done. What is written must not depend on who does which. */
    static void run(int count, int threads, Work work) {
        run(count, SLICE, threads, work);
    }

    static void run(int count, int slice, int threads, Work work) {
        if (threads <= 1 || count <= slice) {
            work.run(0, count);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> {
                    for (int from = next.getAndAdd(slice); from < count; from = next.getAndAdd(slice)) {
                        work.run(from, Math.min(count, from + slice));
                    }
                }));
            }
            await(workers);
        }
    }

    private static void await(List<Future<?>> workers) {
        try {
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while balancing", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
