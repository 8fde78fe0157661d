package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelRangesTest {
    @Test
    void everyNumberIsProcessedOnce() {
        for (int threads = 1; threads <= 5; threads++) {
            for (int count : new int[] {0, 1, 7, 8, 9, 1000}) {
                int[] worked = new int[count];
                ParallelRanges.forEach(count, 8, threads, (from, to) -> {
                    for (int i = from; i < to; i++) {
                        worked[i]++;
                    }
                });
                assertThat(worked).containsOnly(count == 0 ? new int[0] : new int[] {1});
            }
        }
    }

    @Test
    void oneThreadRunsInTheCaller() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        ParallelRanges.forEach(100, 1, 1, (from, to) -> seen.add(Thread.currentThread()));
        assertThat(seen).containsExactly(Thread.currentThread());
    }

    @Test
    void requestedNumberOfThreadsRuns() {
        CyclicBarrier all = new CyclicBarrier(3);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        ParallelRanges.forEach(300, 1, 3, (from, to) -> {
            if (seen.add(Thread.currentThread())) {
                await(all);
            }
        });
        assertThat(seen).hasSize(3).contains(Thread.currentThread());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void exceptionOfWorkIsRethrown() {
        for (int threads = 1; threads <= 3; threads++) {
            int some = threads;
            assertThatThrownBy(() -> ParallelRanges.forEach(100, 1, some, (from, to) -> {
                        if (from == 57) {
                            throw new StackOverflowError("too deep");
                        }
                    }))
                    .isInstanceOf(StackOverflowError.class)
                    .hasMessage("too deep");
        }
        assertThatThrownBy(() -> new ParallelRanges(0)).hasMessage("threads must be 1 or more, found 0");
    }
}
