package io.gruard.traffic.kdd;

import io.gruard.traffic.IpAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A window of connections with running counts by host, by service and by pair, so the cost of a connection does not
 * depend on the size of the window. The window is bounded in number and in time.
 */
final class ConnectionWindow {
    private record HostService(IpAddress host, KddService service) {}

    private record HostPort(IpAddress host, int sourcePort) {}

    /** Counts for the connections of one host or of one service. */
    private static final class Counts {
        private int connections;
        private int synErrors;
        private int rejections;
        /** Number of different services of the host, or of different hosts of the service. */
        private int partners;

        void add(WindowEntry entry, int change) {
            connections += change;
            switch (entry.error()) {
                case SYN -> synErrors += change;
                case REJECTION -> rejections += change;
                case NONE -> {
                    // Counted in neither rate.
                }
            }
        }
    }

    /**
     * Counts of the window for one connection, which is included.
     *
     * @param count connections to its host
     * @param serviceCount connections to its service on any host
     * @param sameService connections to its service on its host
     * @param services different services among the connections to its host
     * @param hosts different hosts among the connections to its service
     * @param sameSourcePort connections to its host from its source port
     * @param synErrors connections to its host with a SYN error
     * @param serviceSynErrors connections to its service with a SYN error
     * @param rejections connections to its host that were rejected
     * @param serviceRejections connections to its service that were rejected
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

    private final int maxConnections;
    private final long nanos;
    private final Deque<WindowEntry> entries = new ArrayDeque<>();
    private final Map<IpAddress, Counts> byHost = new HashMap<>();
    private final Map<KddService, Counts> byService = new HashMap<>();
    private final Map<HostService, Integer> byHostAndService = new HashMap<>();
    private final Map<HostPort, Integer> byHostAndPort = new HashMap<>();

    /**
     * Makes an empty window.
     *
     * @param maxConnections maximum number of connections
     * @param nanos length of the window before the newest connection, inclusive
     */
    ConnectionWindow(int maxConnections, long nanos) {
        this.maxConnections = maxConnections;
        this.nanos = nanos;
    }

    /** Number of connections in the window. */
    int size() {
        return entries.size();
    }

    /** Adds a connection, which must not be earlier than those before it. Removes the oldest ones as needed. */
    void add(WindowEntry entry) {
        while (!entries.isEmpty() && entry.nanos() - entries.getFirst().nanos() > nanos) {
            removeOldest();
        }
        if (entries.size() == maxConnections) {
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
            // The first connection of the pair was added, or the last was removed.
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

    /** The counts for the connection that was added last. */
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
