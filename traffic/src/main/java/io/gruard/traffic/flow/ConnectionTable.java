package io.gruard.traffic.flow;

import org.jspecify.annotations.Nullable;

/** Open connections by key: a hash table with open addressing and linear probing, without tombstones. */
final class ConnectionTable {
    private static final int INITIAL_CAPACITY = 1 << 10;

    private final long seed;
    private @Nullable Connection[] slots = new Connection[INITIAL_CAPACITY];
    private int[] hashes = new int[INITIAL_CAPACITY];
    private int mask = INITIAL_CAPACITY - 1;
    private int size;

    ConnectionTable(long seed) {
        this.seed = seed;
    }

    int size() {
        return size;
    }

    int hash(FlowKey key) {
        return key.hash(seed);
    }

    @Nullable
    Connection find(FlowKey key, int hash) {
        for (int slot = hash & mask; ; slot = slot + 1 & mask) {
            Connection connection = slots[slot];
            if (connection == null) {
                return null;
            }
            if (hashes[slot] == hash && connection.key.sameAs(key)) {
                return connection;
            }
        }
    }

    /** Adds a connection whose key is not in the table. */
    void add(Connection connection) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        place(connection);
        size++;
    }

    private void place(Connection connection) {
        int slot = connection.hash & mask;
        while (slots[slot] != null) {
            slot = slot + 1 & mask;
        }
        slots[slot] = connection;
        hashes[slot] = connection.hash;
    }

    private void grow() {
        @Nullable Connection[] old = slots;
        slots = new Connection[2 * old.length];
        hashes = new int[2 * old.length];
        mask = slots.length - 1;
        for (Connection connection : old) {
            if (connection != null) {
                place(connection);
            }
        }
    }

    /** Removes a connection that is in the table. */
    void remove(Connection connection) {
        int gap = connection.hash & mask;
        while (slots[gap] != connection) {
            gap = gap + 1 & mask;
        }
        // An entry after the gap moves into it if its probe sequence passes the gap (Knuth, TAOCP 6.4, algorithm R).
        for (int slot = gap + 1 & mask; slots[slot] != null; slot = slot + 1 & mask) {
            int home = hashes[slot] & mask;
            if ((slot - home & mask) >= (slot - gap & mask)) {
                slots[gap] = slots[slot];
                hashes[gap] = hashes[slot];
                gap = slot;
            }
        }
        slots[gap] = null;
        size--;
    }
}
