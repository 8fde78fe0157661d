package io.gruard.traffic.kdd;

import io.gruard.traffic.IpAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections of a while, with running counts by host, by service, and by pairs of them, so that a connection costs the
 * same however many the window holds. Bounded in number and in time.
 */
final class ConnectionWindow {
    private record HostService(IpAddress host, KddService service) {}

    private record HostPort(IpAddress host, int sourcePort) {}

    /** Counts of the connections of one host, or of one service. */
    private static final class Counts {
        private int connections;
        private int synErrors;
        private int rejections;
        /** Different services of the host, or different hosts of the service. */
        private int partners;

        void add(WindowEntry entry, int change) {
            connections += change;
            switch (entry.error()) {
                case SYN -> synErrors += change;
                case REJECTION -> rejections += change;
                case NONE -> {
                    // Counts for neither rate.
                }
            }
        }
    }

    /**
     * What the window holds about a connection just added.
     *
     * @param count connections to its host
     * @param serviceCount connections to its service on any host
     * @param sameService connections to its service on its host
     * @param services different services among the connections to its host
     * @param hosts different hosts among the connections to its service
     * @param sameSourcePort connections to its host from its source port
     */
    record WindowCounts(
            int count,
            int serviceCount,
            int sameService,
            int services,
            int hosts,
            int sameSourcePort,
            int synErrors,
            int serviceSynErrors,
            int rejections,
            int serviceRejections) {}

    private final int most;
    private final long nanos;
    private final Deque<WindowEntry> entries = new ArrayDeque<>();
    private final Map<IpAddress, Counts> byHost = new HashMap<>();
    private final Map<KddService, Counts> byService = new HashMap<>();
    private final Map<HostService, Integer> byHostAndService = new HashMap<>();
    private final Map<HostPort, Integer> byHostAndPort = new HashMap<>();

    /**
     * A window.
     *
     * @param most connections that it holds
     * @param nanos how far it reaches back from the newest, inclusive
     */
    ConnectionWindow(int most, long nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** Connections in the window. */
    int size() {
        return entries.size();
    }

    /** Adds a connection, not earlier than those before it; the oldest ones go if need be. */
    void add(WindowEntry entry) {
        while (!entries.isEmpty() && entry.nanos() - entries.getFirst().nanos() > nanos) {
            removeOldest();
        }
        if (entries.size() == most) {
            removeOldest();
        }
        entries.addLast(entry);
        count(entry, 1);
    }

    private void removeOldest() {
        WindowEntry entry = entries.removeFirst();
        count(entry, -1);
    }

    private void count(WindowEntry entry, int change) {
        Counts host = byHost.computeIfAbsent(entry.host(), any -> new Counts());
        Counts service = byService.computeIfAbsent(entry.service(), any -> new Counts());
        host.add(entry, change);
        service.add(entry, change);
        int pairs = changed(byHostAndService, new HostService(entry.host(), entry.service()), change);
        if (pairs == Math.max(change, 0)) {
            // The first of its pair came, or the last went.
            host.partners += change;
            service.partners += change;
        }
        changed(byHostAndPort, new HostPort(entry.host(), entry.sourcePort()), change);
        if (host.connections == 0) {
            byHost.remove(entry.host());
        }
        if (service.connections == 0) {
            byService.remove(entry.service());
        }
    }

    private static <K> int changed(Map<K, Integer> counts, K key, int change) {
        int count = counts.getOrDefault(key, 0) + change;
        if (count == 0) {
            counts.remove(key);
        } else {
            counts.put(key, count);
        }
        return count;
    }

    /** What the window holds about the connection added last. */
    WindowCounts view() {
        WindowEntry entry = entries.getLast();
        Counts host = byHost.getOrDefault(entry.host(), new Counts());
        Counts service = byService.getOrDefault(entry.service(), new Counts());
        return new WindowCounts(
                host.connections,
                service.connections,
                byHostAndService.getOrDefault(new HostService(entry.host(), entry.service()), 0),
                host.partners,
                service.partners,
                byHostAndPort.getOrDefault(new HostPort(entry.host(), entry.sourcePort()), 0),
                host.synErrors,
                service.synErrors,
                host.rejections,
                service.rejections);
    }
}
