package io.gruard.traffic.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of connections. A connection is stored in the slot of a wheel for its deadline (Varghese and Lauck
 * 1987), at a cost that does not depend on their number. When the time of a slot comes, its connections move into a
 * small heap, which returns them in exact order of their deadlines.
 *
 * <p>Every connection has one entry. If a connection is scheduled again for an earlier time, a stale entry may stay in
 * the heap; it is ignored later.
 */
final class TimerWheel {
    /** A slot covers 2^26 ns = 67 ms. */
    private static final int SLOT_SHIFT = 26;
    /** The wheel covers 9 minutes. Connections with later deadlines are moved on when their slot comes. */
    private static final int SLOTS = 1 << 13;

    private final @Nullable Connection[] slots = new Connection[SLOTS];
    private long tick = Long.MIN_VALUE;
    private @Nullable Connection[] heap = new Connection[256];
    private long[] heapTimes = new long[256];
    private int heapSize;

    /** Schedules a connection for its next deadline. */
    void schedule(Connection connection) {
        unlink(connection);
        long time = connection.nextDeadline();
        long slotTick = time >> SLOT_SHIFT;
        if (tick == Long.MIN_VALUE) {
            tick = connection.lastNanos >> SLOT_SHIFT;
        }
        if (slotTick <= tick) {
            connection.scheduledNanos = time;
            push(time, connection);
            return;
        }
        if (slotTick - tick >= SLOTS) {
            slotTick = tick + SLOTS - 1;
            time = slotTick << SLOT_SHIFT;
        }
        connection.scheduledNanos = time;
        link(connection, (int) (slotTick & SLOTS - 1));
    }

    /** Removes a connection. */
    void remove(Connection connection) {
        unlink(connection);
        connection.scheduledNanos = Connection.NEVER;
    }

    /** Removes and returns the next connection whose deadline has passed; null if there is none. */
    @Nullable
    Connection due(long now) {
        while (true) {
            while (heapSize > 0 && heapTimes[0] <= now) {
                long time = heapTimes[0];
                Connection connection = pop();
                if (connection.scheduledNanos == time && connection.wheelSlot < 0) {
                    connection.scheduledNanos = Connection.NEVER;
                    return connection;
                }
            }
            if (tick >= now >> SLOT_SHIFT || tick == Long.MIN_VALUE) {
                return null;
            }
            turn(now >> SLOT_SHIFT);
        }
    }

    /** Advances to the next slot that is not empty, or to the target. */
    private void turn(long target) {
        for (int step = 0; step < SLOTS && tick < target; step++) {
            tick++;
            int slot = (int) (tick & SLOTS - 1);
            if (slots[slot] != null) {
                emptyInto(slot);
                return;
            }
        }
        // A full turn without an entry: the wheel is empty.
        tick = Math.max(tick, target);
    }

    private void emptyInto(int slot) {
        Connection connection = slots[slot];
        slots[slot] = null;
        while (connection != null) {
            Connection after = connection.wheelAfter;
            connection.wheelBefore = null;
            connection.wheelAfter = null;
            connection.wheelSlot = -1;
            push(connection.scheduledNanos, connection);
            connection = after;
        }
    }

    private void link(Connection connection, int slot) {
        Connection first = slots[slot];
        connection.wheelSlot = slot;
        connection.wheelAfter = first;
        if (first != null) {
            first.wheelBefore = connection;
        }
        slots[slot] = connection;
    }

    private void unlink(Connection connection) {
        if (connection.wheelSlot < 0) {
            return;
        }
        Connection before = connection.wheelBefore;
        Connection after = connection.wheelAfter;
        if (before == null) {
            slots[connection.wheelSlot] = after;
        } else {
            before.wheelAfter = after;
        }
        if (after != null) {
            after.wheelBefore = before;
        }
        connection.wheelBefore = null;
        connection.wheelAfter = null;
        connection.wheelSlot = -1;
    }

    private void push(long time, Connection connection) {
        if (heapSize == heap.length) {
            heap = Arrays.copyOf(heap, 2 * heapSize);
            heapTimes = Arrays.copyOf(heapTimes, 2 * heapSize);
        }
        int at = heapSize++;
        while (at > 0 && heapTimes[(at - 1) >>> 1] > time) {
            int parent = (at - 1) >>> 1;
            heap[at] = heap[parent];
            heapTimes[at] = heapTimes[parent];
            at = parent;
        }
        heap[at] = connection;
        heapTimes[at] = time;
    }

    private Connection pop() {
        Connection top = at(0);
        heapSize--;
        Connection moved = at(heapSize);
        long time = heapTimes[heapSize];
        heap[heapSize] = null;
        if (heapSize == 0) {
            return top;
        }
        int at = 0;
        while (2 * at + 1 < heapSize) {
            int child = 2 * at + 1;
            if (child + 1 < heapSize && heapTimes[child + 1] < heapTimes[child]) {
                child++;
            }
            if (heapTimes[child] >= time) {
                break;
            }
            heap[at] = heap[child];
            heapTimes[at] = heapTimes[child];
            at = child;
        }
        heap[at] = moved;
        heapTimes[at] = time;
        return top;
    }

    private Connection at(int index) {
        Connection connection = heap[index];
        if (connection == null) {
            throw new AssertionError("no entry " + index + " in a heap of " + heapSize);
        }
        return connection;
    }
}
