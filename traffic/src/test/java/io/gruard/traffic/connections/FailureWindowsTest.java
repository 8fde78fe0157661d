package io.gruard.traffic.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FailureWindowsTest {
    private static final long SECOND = 1_000_000;
    private static final IpAddress A = IpAddress.parse("192.0.2.1");
    private static final IpAddress B = IpAddress.parse("192.0.2.2");
    private static final IpAddress C = IpAddress.parse("2001:db8::3");

    private record Event(IpAddress from, IpAddress to, long end, boolean failed) {}

    @Test
    void fractionsEqualRecomputedFractions() {
        SplittableRandom random = new SplittableRandom(7);
        List<Event> events = new ArrayList<>();
        long end = 1_700_000_000L * SECOND;
        for (int i = 0; i < 4000; i++) {
            // Repeated times, gaps of seconds, and sometimes of minutes.
            end += random.nextInt(3) == 0 ? 0 : random.nextLong(random.nextInt(50) == 0 ? 900 * SECOND : 9 * SECOND);
            events.add(new Event(address(random), address(random), end, random.nextBoolean()));
        }
        FailureWindows windows = new FailureWindows();
        float[] shares = new float[9];

        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            windows.add(event.from(), event.to(), event.end(), event.failed(), shares, 0);
            assertThat(shares).as("connection %d", i).containsExactly(expected(events.subList(0, i + 1)));
        }
        assertThat(windows.evicted() + windows.late() + windows.restarts()).isZero();
    }

    private static IpAddress address(SplittableRandom random) {
        return new IpAddress(random.nextInt(3), random.nextInt(4));
    }

    private static float[] expected(List<Event> events) {
        Event last = events.getLast();
        float[] shares = new float[9];
        long[] windows = {10 * SECOND, 60 * SECOND, 3600 * SECOND};
        for (int w = 0; w < 3; w++) {
            int window = w;
            List<Event> inside = events.stream()
                    .filter(event -> last.end() - event.end() < windows[window])
                    .toList();
            shares[w] = share(inside.stream()
                    .filter(event -> event.from().equals(last.from()))
                    .toList());
            shares[3 + w] = share(inside.stream()
                    .filter(event -> event.to().equals(last.to()))
                    .toList());
            shares[6 + w] = share(inside.stream()
                    .filter(event ->
                            event.from().equals(last.from()) && event.to().equals(last.to()))
                    .toList());
        }
        return shares;
    }

    private static float share(List<Event> events) {
        return (float) events.stream().filter(Event::failed).count() / events.size();
    }

    @Test
    void lateConnectionCountsAsIfItEndedNow() {
        FailureWindows windows = new FailureWindows();
        add(windows, A, B, 0, true);
        add(windows, A, B, 3000, false);

        assertThat(add(windows, A, B, 1000, false)).startsWith(0, 0, 1f / 3);
        assertThat(windows.late()).isOne();
    }

    @Test
    void jumpBackByMoreThanAnHourRestartsTheWindows() {
        FailureWindows windows = new FailureWindows();
        add(windows, A, B, 100_000, true);

        assertThat(add(windows, A, B, 90_000, false)).containsOnly(0);
        assertThat(windows.restarts()).isOne();
        assertThat(windows.size()).isOne();
    }

    @Test
    void connectionOfAHostWithItselfCountsOnceInEachRole() {
        FailureWindows windows = new FailureWindows();

        assertThat(add(windows, A, A, 0, true)).containsOnly(1);
        assertThat(add(windows, A, A, 5, false)).containsOnly(0.5f);
        assertThat(add(windows, B, C, 10_000, false)).containsOnly(0);
        assertThat(windows.size()).isOne();
    }

    @Test
    void memoryIsBoundedAndEvictedConnectionsAreCounted() {
        long bytes = 1 << 17;
        FailureWindows windows = new FailureWindows(bytes, 1);
        SplittableRandom random = new SplittableRandom(3);
        float[] shares = new float[9];
        int connections = 20_000;
        for (int i = 0; i < connections; i++) {
            windows.add(
                    new IpAddress(0, random.nextInt(5000)),
                    new IpAddress(0, random.nextInt(5000)),
                    i * 1000L,
                    random.nextBoolean(),
                    shares,
                    0);
            for (float share : shares) {
                assertThat(share).isBetween(0f, 1f);
            }
        }

        assertThat(windows.bytes()).isLessThanOrEqualTo(bytes);
        assertThat(windows.evicted()).isPositive();
        assertThat(windows.size() + windows.evicted()).isEqualTo(connections);
    }

    @Test
    void hashSeedDoesNotAffectResults() {
        FailureWindows one = new FailureWindows(1 << 17, 1);
        FailureWindows other = new FailureWindows(1 << 17, 2);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 5000; i++) {
            IpAddress from = new IpAddress(0, random.nextInt(300));
            IpAddress to = new IpAddress(0, random.nextInt(3000));
            boolean failed = random.nextBoolean();
            assertThat(add(one, from, to, i, failed)).containsExactly(add(other, from, to, i, failed));
        }
    }

    private static float[] add(FailureWindows windows, IpAddress from, IpAddress to, long seconds, boolean failed) {
        float[] shares = new float[9];
        windows.add(from, to, seconds * SECOND, failed, shares, 0);
        return shares;
    }
}
