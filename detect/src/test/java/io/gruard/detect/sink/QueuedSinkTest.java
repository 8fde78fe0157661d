package io.gruard.detect.sink;

import static io.gruard.detect.alert.TestAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QueuedSinkTest {
    private static final RetrySettings QUICK =
            new RetrySettings(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(200));

    @TempDir
    private Path folder;

    /** A receiver that is available or not, and rejects alerts of 13 detections. */
    private static final class Receiver implements Delivery {
        private final List<Long> got = new ArrayList<>();
        private boolean up;
        private int tries;

        synchronized void up(boolean now) {
            up = now;
        }

        synchronized List<Long> got() {
            return List.copyOf(got);
        }

        synchronized int tries() {
            return tries;
        }

        @Override
        public String receiver() {
            return "test";
        }

        @Override
        public synchronized void deliver(EveAlert alert) throws IOException {
            tries++;
            if (!up) {
                throw new IOException("connection refused");
            }
            if (alert.detections() == 13) {
                throw new RejectedAlertException("no such alert, please");
            }
            got.add(alert.detections());
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private QueuedSink sink(Receiver receiver, long maxBytes) throws IOException {
        return new QueuedSink(receiver, folder, "test", maxBytes, QUICK);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }

    private static Long[] numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toArray(Long[]::new);
    }

    @Test
    void missedAlertsAreDeliveredInOrderWhenTheReceiverIsBack() throws IOException, InterruptedException {
        Receiver receiver = new Receiver();
        receiver.up(true);
        try (QueuedSink sink = sink(receiver, 1 << 20)) {
            sink.accept(alert(1));
            await(() -> receiver.got().size() == 1);
            receiver.up(false);
            for (int i = 2; i <= 10; i++) {
                sink.accept(alert(i));
            }
            int before = receiver.tries();
            await(() -> receiver.tries() > before + 3);
            assertThat(sink.status().waiting()).isEqualTo(9);
            assertThat(sink.status().trouble()).isEqualTo("connection refused");
            receiver.up(true);
            await(() -> sink.status().waiting() == 0);
            assertThat(receiver.got()).containsExactly(numbers(1, 10));
            assertThat(sink.status()).isEqualTo(new SinkStatus("test", 10, 0, 0, 0, ""));
        }
    }

    @Test
    void undeliveredAlertsAreDeliveredAfterARestart() throws IOException, InterruptedException {
        Receiver down = new Receiver();
        try (QueuedSink sink = sink(down, 1 << 20)) {
            sink.accept(alert(1));
            sink.accept(alert(2));
        }
        assertThat(down.tries()).isPositive();
        Receiver up = new Receiver();
        up.up(true);
        try (QueuedSink sink = sink(up, 1 << 20)) {
            sink.accept(alert(3));
            await(() -> sink.status().waiting() == 0);
        }
        assertThat(up.got()).containsExactly(numbers(1, 3));
    }

    @Test
    void closeWaitsForDeliveries() throws IOException {
        Receiver up = new Receiver();
        up.up(true);
        try (QueuedSink sink = sink(up, 1 << 20)) {
            for (int i = 1; i <= 12; i++) {
                sink.accept(alert(i));
            }
        }
        assertThat(up.got()).containsExactly(numbers(1, 12));
    }

    @Test
    void alertsBeyondTheQueueAreDroppedAndCounted() throws IOException, InterruptedException {
        Receiver receiver = new Receiver();
        try (QueuedSink sink = sink(receiver, 3_000)) {
            for (int i = 1; i <= 10; i++) {
                sink.accept(alert(i));
            }
            SinkStatus full = sink.status();
            assertThat(full.waiting()).isBetween(1L, 9L);
            assertThat(full.waiting() + full.dropped()).isEqualTo(10);
            receiver.up(true);
            await(() -> sink.status().waiting() == 0);
            assertThat(receiver.got()).containsExactly(numbers(1, full.waiting()));
            assertThat(sink.status().toString()).contains("dropped because the queue is full");
        }
    }

    @Test
    void errorOfTheReceiverIsReportedAndRetried() throws IOException, InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        Delivery broken = new Delivery() {
            @Override
            public String receiver() {
                return "broken";
            }

            @Override
            public void deliver(EveAlert alert) {
                if (tries.incrementAndGet() < 3) {
                    throw new NoClassDefFoundError("a library is missing");
                }
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        RetrySettings slow = new RetrySettings(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(200));
        try (QueuedSink sink = new QueuedSink(broken, folder, "broken", 1 << 20, slow)) {
            sink.accept(alert(1));
            await(() -> sink.status().trouble().equals("a library is missing"));
            await(() -> sink.status().delivered() == 1);
        }
    }

    @Test
    void rejectedAlertDoesNotBlockTheNext() throws IOException, InterruptedException {
        Receiver receiver = new Receiver();
        receiver.up(true);
        try (QueuedSink sink = sink(receiver, 1 << 20)) {
            sink.accept(alert(13));
            sink.accept(alert(14));
            await(() -> sink.status().waiting() == 0);
            assertThat(receiver.got()).containsExactly(14L);
            assertThat(sink.status().rejected()).isEqualTo(1);
        }
    }

    @Test
    void localReceiverIsServedAtOnceAndInOrderAfterAFailure() throws IOException {
        Receiver receiver = new Receiver();
        receiver.up(true);
        RetrySettings atOnce = new RetrySettings(Duration.ofNanos(1), Duration.ofNanos(1), Duration.ZERO);
        try (FallbackSink sink = new FallbackSink(receiver, folder, "local", 1 << 20, atOnce)) {
            sink.accept(alert(1));
            assertThat(receiver.got()).containsExactly(1L);
            receiver.up(false);
            sink.accept(alert(2));
            sink.accept(alert(3));
            assertThat(sink.status().waiting()).isEqualTo(2);
            receiver.up(true);
            sink.accept(alert(4));
            assertThat(receiver.got()).containsExactly(numbers(1, 4));
            receiver.up(false);
            sink.accept(alert(5));
        }
        receiver.up(true);
        try (FallbackSink sink = new FallbackSink(receiver, folder, "local", 1 << 20, atOnce)) {
            assertThat(receiver.got()).containsExactly(numbers(1, 5));
            assertThat(sink.status().waiting()).isZero();
        }
    }
}
