package io.gruard.detect.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatisticsTickerTest {
    @Test
    void failureDoesNotStopLaterReports() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        List<String> failures = new CopyOnWriteArrayList<>();
        StatisticsListener listener = new StatisticsListener() {
            @Override
            public void report(DetectionStatistics statistics) {}

            @Override
            public void failed(String reason) {
                failures.add(reason);
            }
        };
        StatisticsTicker ticker = new StatisticsTicker(
                () -> {
                    asked.incrementAndGet();
                    throw new StackOverflowError("counters are broken");
                },
                listener,
                null,
                "sensor");
        ticker.start(Duration.ofMillis(1));
        while (asked.get() < 3) {
            Thread.sleep(2);
        }
        try {
            ticker.close();
        } catch (StackOverflowError atTheEnd) {
            assertThat(atTheEnd).hasMessage("counters are broken");
        }
        assertThat(failures).contains("counters are broken");
    }
}
