package io.gruard.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work over the numbers from 0 up to a count, in ranges that threads take as they get to them. Which thread takes which range is
 * open; results must not depend on it. The caller is one of the threads. No pool of the JVM is used, so that the number of threads is
 * the one that was asked for.
 */
public final class ParallelRanges implements AutoCloseable {
    private final int threads;
    private final ExecutorService others;

    /** Work on one range. */
    @FunctionalInterface
    public interface Work {
        /** Works on the numbers from {@code from} up to {@code to}, which is not included. */
        void run(int from, int to);
    }

    /**
     * Threads for work on several counts, one after the other; to be closed.
     *
     * @param threads that work, the caller included; 1 or more
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

    /** Does the work on one count, with threads of its own. */
    public static void forEach(int count, int rangeSize, int threads, Work work) {
        try (ParallelRanges ranges = new ParallelRanges(threads)) {
            ranges.forEach(count, rangeSize, work);
        }
    }

    /**
     * Does the work on all ranges and returns when it is done. What one of them throws is thrown; the ranges after it are left out.
     *
     * @param rangeSize numbers of a range, but for the last
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

    /** Waits for all, also after one failed, so that no thread works on once the caller goes on. */
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
