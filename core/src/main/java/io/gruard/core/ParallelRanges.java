package io.gruard.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs work over the numbers from 0 to a count, divided into ranges. Each thread takes the next range when it is free,
 * so results must not depend on which thread works on which range. The calling thread is one of the threads. The common
 * pool of the JVM is not used, so exactly the requested number of threads runs.
 */
public final class ParallelRanges implements AutoCloseable {
    private final int threads;
    private final ExecutorService others;

    /** Work on one range. */
    @FunctionalInterface
    public interface Work {
        /** Works on the numbers from {@code from} (inclusive) to {@code to} (exclusive). */
        void run(int from, int to);
    }

    /**
     * Starts threads for several calls of {@link #forEach(int, int, Work)}. Must be closed.
     *
     * @param threads number of threads, including the calling thread; at least 1
     */
    public ParallelRanges(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, found " + threads);
        }
        this.threads = threads;
        others = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("gruard-ranges-", 1).factory());
    }

    /** Runs the work over one count, with threads that end with it. */
    public static void forEach(int count, int rangeSize, int threads, Work work) {
        try (ParallelRanges ranges = new ParallelRanges(threads)) {
            ranges.forEach(count, rangeSize, work);
        }
    }

    /**
     * Runs the work on all ranges and returns when all are done. If the work throws, the remaining ranges are skipped
     * and the exception is rethrown.
     *
     * @param rangeSize numbers in each range; the last may be smaller
     */
    public void forEach(int count, int rangeSize, Work work) {
        int ranges = Math.ceilDiv(count, rangeSize);
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            try {
                for (int range = next.getAndIncrement(); range < ranges; range = next.getAndIncrement()) {
                    int from = range * rangeSize;
                    work.run(from, from + Math.min(rangeSize, count - from));
                }
            } catch (RuntimeException | Error e) {
                next.set(ranges);
                throw e;
            }
        };
        List<Future<?>> started = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, ranges); i++) {
            started.add(others.submit(worker));
        }
        try {
            worker.run();
        } finally {
            await(started);
        }
    }

    /** Waits for all workers, even if one failed, so that none is still running when the caller continues. */
    private static void await(List<Future<?>> workers) {
        Throwable failure = null;
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException failed) {
                failure = failure == null ? failed.getCause() : failure;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for other threads", stopped);
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Override
    public void close() {
        others.close();
    }
}
