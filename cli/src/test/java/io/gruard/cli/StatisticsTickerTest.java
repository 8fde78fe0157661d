package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatisticsTickerTest {
    private static final AlertSink NOWHERE = new AlertSink() {
        @Override
        public void accept(Alert alert) {
            // Kept nowhere.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @Test
    void oneFailureDoesNotEndTheTicksThatFollow() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        StringWriter messages = new StringWriter();
        StatisticsTicker ticker = new StatisticsTicker(
                () -> {
                    asked.incrementAndGet();
                    throw new StackOverflowError("counters are broken");
                },
                new PrintWriter(messages, true),
                NOWHERE,
                false,
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
        assertThat(messages.toString()).contains("counters: counters are broken");
    }
}
