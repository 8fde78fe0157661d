package io.gruard.traffic.connections;

import io.gruard.traffic.IpAddress;
import java.util.Arrays;

/**
 * Counts the connections of the last 10 s, 60 s and 1 h by originator, by responder and by ordered pair of both. The
 * cost of a connection does not depend on the size of the windows.
 *
 * <p>The clock is the latest end of a connection so far. A connection that ended earlier is counted as if it ended now.
 * If it ended more than 1 h earlier, the windows restart, so that a wrong time stamp in the future has no lasting
 * effect.
 *
 * <p>Memory is bounded: if the arrays would exceed a number of bytes, the oldest connections leave the windows early.
 * Both events are counted. Not thread-safe.
 */
public final class FailureWindows {
    /** Default size of all windows in bytes: enough for more than a million connections of 10,000 addresses. */
    public static final long DEFAULT_BYTES = 128L << 20;

    static final int WINDOWS = 3;
    private static final long SECOND = 1_000_000;
    private static final long[] MICROS = {10 * SECOND, 60 * SECOND, 3600 * SECOND};
    private static final int LONGEST = WINDOWS - 1;

    private static final int INITIAL_EVENTS = 1 << 8;
    private static final int EVENT_BYTES = Long.BYTES + 3 * Integer.BYTES;

    /**
     * Counters of an entry: connections by window, then failed ones by window. Addresses have them as originator and as
     * responder.
     */
    private static final int FAILED = WINDOWS;

    private static final int COUNTERS = 2 * WINDOWS;

    private final long maxBytes;
    private final CountTable addresses;
    private final CountTable pairs;

    // The connections as a ring, in the order of the clock. A negative pair marks a failed connection.
    private long[] times = new long[INITIAL_EVENTS];
    private int[] originators = new int[INITIAL_EVENTS];
    private int[] responders = new int[INITIAL_EVENTS];
    private int[] pairOf = new int[INITIAL_EVENTS];
    private long next;
    private final long[] first = new long[WINDOWS];

    private long clock = Long.MIN_VALUE;
    private long evicted;
    private long restarts;
    private long late;

    /** Makes windows of at most {@link #DEFAULT_BYTES}. */
    public FailureWindows() {
        this(DEFAULT_BYTES, System.nanoTime());
    }

    /**
     * Makes windows of another size.
     *
     * @param maxBytes maximum size of the arrays in bytes; small arrays are allocated in any case
     * @param seed seed of the hashes, which does not affect results
     */
    public FailureWindows(long maxBytes, long seed) {
        this.maxBytes = maxBytes;
        addresses = new CountTable(2 * COUNTERS, seed);
        pairs = new CountTable(COUNTERS, seed + 1);
    }

    /**
     * Adds a connection and writes nine fractions of failed connections: of the originator, the responder and the pair,
     * each for 10 s, 60 s and 1 h.
     *
     * @param originator endpoint that began the connection
     * @param responder the other endpoint
     * @param endMicros end of the connection
     * @param failed whether it failed
     * @param into receives the fractions
     * @param at index of the first fraction
     */
    void add(IpAddress originator, IpAddress responder, long endMicros, boolean failed, float[] into, int at) {
        advance(endMicros);
        makeRoom();
        int from = addresses.entry(originator.high(), originator.low());
        int to = addresses.entry(responder.high(), responder.low());
        int pair = pairs.entry(0, (long) from << 32 | to);
        int slot = (int) next & times.length - 1;
        times[slot] = clock;
        originators[slot] = from;
        responders[slot] = to;
        pairOf[slot] = failed ? ~pair : pair;
        next++;
        for (int window = 0; window < WINDOWS; window++) {
            count(slot, window, 1);
            into[at + window] = share(addresses, from, window);
            into[at + WINDOWS + window] = share(addresses, to, COUNTERS + window);
            into[at + 2 * WINDOWS + window] = share(pairs, pair, window);
        }
    }

    private static float share(CountTable table, int entry, int counter) {
        return (float) table.get(entry, counter + FAILED) / table.get(entry, counter);
    }

    private void advance(long endMicros) {
        if (endMicros < clock) {
            if (clock - endMicros <= MICROS[LONGEST]) {
                late++;
                return;
            }
            restarts++;
            restart();
        }
        clock = endMicros;
        for (int window = 0; window < WINDOWS; window++) {
            while (first[window] < next && clock - times[(int) first[window] & times.length - 1] >= MICROS[window]) {
                removeOldest(window);
            }
        }
    }

    private void restart() {
        addresses.clear();
        pairs.clear();
        Arrays.fill(first, next);
    }

    private void removeOldest(int window) {
        int slot = (int) first[window] & times.length - 1;
        first[window]++;
        count(slot, window, -1);
        if (window == LONGEST) {
            int from = originators[slot];
            int to = responders[slot];
            int pair = pairOf[slot] < 0 ? ~pairOf[slot] : pairOf[slot];
            if (pairs.get(pair, LONGEST) == 0) {
                pairs.remove(pair);
            }
            removeUnused(from);
            if (to != from) {
                removeUnused(to);
            }
        }
    }

    private void removeUnused(int address) {
        if (addresses.get(address, LONGEST) == 0 && addresses.get(address, COUNTERS + LONGEST) == 0) {
            addresses.remove(address);
        }
    }

    private void count(int slot, int window, int change) {
        int pair = pairOf[slot];
        add(addresses, originators[slot], window, change, pair < 0);
        add(addresses, responders[slot], COUNTERS + window, change, pair < 0);
        add(pairs, pair < 0 ? ~pair : pair, window, change, pair < 0);
    }

    private static void add(CountTable table, int entry, int counter, int change, boolean failed) {
        table.add(entry, counter, change);
        if (failed) {
            table.add(entry, counter + FAILED, change);
        }
    }

    /**
     * Makes room for another connection with two new addresses. Enlarges the arrays if the limit allows it, otherwise
     * removes connections.
     */
    private void makeRoom() {
        if (next - first[LONGEST] == times.length) {
            if (allowed((long) times.length * EVENT_BYTES)) {
                growRing();
            } else {
                evictOldest();
            }
        }
        makeRoom(pairs, 1);
        makeRoom(addresses, 2);
    }

    private void makeRoom(CountTable table, int entries) {
        while (table.room() < entries) {
            if (allowed(table.bytes())) {
                table.grow();
            } else {
                evictOldest();
            }
        }
    }

    private boolean allowed(long further) {
        return bytes() + further <= maxBytes;
    }

    private void evictOldest() {
        evicted++;
        long oldest = first[LONGEST];
        for (int window = 0; window < WINDOWS; window++) {
            if (first[window] == oldest) {
                removeOldest(window);
            }
        }
    }

    private void growRing() {
        int length = times.length;
        times = Arrays.copyOf(times, 2 * length);
        originators = Arrays.copyOf(originators, 2 * length);
        responders = Arrays.copyOf(responders, 2 * length);
        pairOf = Arrays.copyOf(pairOf, 2 * length);
        // Entries whose new position is in the upper half move there.
        for (long number = first[LONGEST]; number < next; number++) {
            int from = (int) number & length - 1;
            int to = (int) number & 2 * length - 1;
            if (to != from) {
                times[to] = times[from];
                originators[to] = originators[from];
                responders[to] = responders[from];
                pairOf[to] = pairOf[from];
            }
        }
    }

    /** The size of all arrays in bytes. */
    public long bytes() {
        return (long) times.length * EVENT_BYTES + addresses.bytes() + pairs.bytes();
    }

    /** The number of connections in the longest window. */
    public long size() {
        return next - first[LONGEST];
    }

    /** The number of connections that left the windows early because of the limit. */
    public long evicted() {
        return evicted;
    }

    /** The number of connections that ended earlier than a previous one, by at most an hour. */
    public long late() {
        return late;
    }

    /** How often the windows restarted because time jumped back by more than an hour. */
    public long restarts() {
        return restarts;
    }
}
