package io.gruard.traffic.kdd;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.kdd.ConnectionWindow.WindowCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ConnectionWindowTest {
    /** Computes the counts from their definitions, over all connections of the window. */
    private static WindowCounts recount(List<WindowEntry> window) {
        WindowEntry own = window.getLast();
        Predicate<WindowEntry> host = entry -> entry.host().equals(own.host());
        Predicate<WindowEntry> service = entry -> entry.service().equals(own.service());
        Predicate<WindowEntry> syn = entry -> entry.error() == KddFlag.Fault.SYN;
        Predicate<WindowEntry> rejected = entry -> entry.error() == KddFlag.Fault.REJECTION;
        return new WindowCounts(
                count(window, host),
                count(window, service),
                count(window, host.and(service)),
                (int) window.stream()
                        .filter(host)
                        .map(WindowEntry::service)
                        .distinct()
                        .count(),
                (int) window.stream()
                        .filter(service)
                        .map(WindowEntry::host)
                        .distinct()
                        .count(),
                count(window, host.and(entry -> entry.sourcePort() == own.sourcePort())),
                count(window, host.and(syn)),
                count(window, service.and(syn)),
                count(window, host.and(rejected)),
                count(window, service.and(rejected)));
    }

    private static int count(List<WindowEntry> window, Predicate<WindowEntry> which) {
        return (int) window.stream().filter(which).count();
    }

    @Test
    void runningCountsEqualRecomputedCounts() {
        SplittableRandom random = new SplittableRandom(3);
        int most = 40;
        long span = 2_000;
        ConnectionWindow window = new ConnectionWindow(most, span);
        List<WindowEntry> all = new ArrayList<>();
        List<KddFlag.Fault> faults = List.of(KddFlag.Fault.values());
        long now = 0;
        for (int i = 0; i < 8_000; i++) {
            now += random.nextInt(10) == 0 ? random.nextInt(1_500) : random.nextInt(60);
            WindowEntry entry = new WindowEntry(
                    IpAddress.ofIpv4(random.nextInt(5)),
                    new KddService(6, random.nextInt(4)),
                    random.nextInt(3),
                    faults.get(random.nextInt(faults.size())),
                    now);
            window.add(entry);
            all.add(entry);
            long from = now - span;
            List<WindowEntry> held = all.subList(Math.max(0, all.size() - most), all.size()).stream()
                    .filter(one -> one.nanos() >= from)
                    .toList();
            assertThat(window.size()).isEqualTo(held.size());
            assertThat(window.view()).isEqualTo(recount(held));
        }
    }
}
