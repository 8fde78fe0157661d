package io.gruard.traffic.connections;

import io.gruard.traffic.flow.Mixing;
import java.util.Arrays;

/**
 * Counters by 128-bit keys: a hash table with open addressing and linear probing. The number of an entry does not
 * change while it exists. Uses only primitive arrays and reuses removed entries.
 */
final class CountTable {
    private static final int INITIAL_ENTRIES = 1 << 8;
    private static final int KEY_BYTES = 2 * Long.BYTES;

    private final int width;
    private final long seed;
    private long[] keys = new long[2 * INITIAL_ENTRIES];
    private int[] counters;
    private int[] slots = new int[2 * INITIAL_ENTRIES];
    private int[] free = new int[INITIAL_ENTRIES];
    private int freeEntries;
    private int used;

    /**
     * @param width number of counters of an entry
     * @param seed seed of the hash, which does not affect results
     */
    CountTable(int width, long seed) {
        this.width = width;
        this.seed = seed;
        counters = new int[width * INITIAL_ENTRIES];
    }

    /** The number of entries. */
    int size() {
        return used - freeEntries;
    }

    /** The number of entries that can be added before the arrays must grow. */
    int room() {
        return free.length - used + freeEntries;
    }

    /** The size of the arrays in bytes. */
    long bytes() {
        return (long) free.length * (KEY_BYTES + Integer.BYTES * (width + 3));
    }

    /** Finds or makes the entry of a key. A new entry, for which there must be {@link #room()}, has counters of 0. */
    int entry(long high, long low) {
        int mask = slots.length - 1;
        int slot = hash(high, low) & mask;
        for (int found = slots[slot]; found != 0; found = slots[slot]) {
            int entry = found - 1;
            if (keys[2 * entry] == high && keys[2 * entry + 1] == low) {
                return entry;
            }
            slot = slot + 1 & mask;
        }
        int entry = freeEntries > 0 ? free[--freeEntries] : used++;
        keys[2 * entry] = high;
        keys[2 * entry + 1] = low;
        slots[slot] = entry + 1;
        return entry;
    }

    /** Returns a counter of an entry. */
    int get(int entry, int counter) {
        return counters[width * entry + counter];
    }

    /** Adds to a counter of an entry. */
    void add(int entry, int counter, int change) {
        counters[width * entry + counter] += change;
    }

    /** Removes an entry whose counters are 0. */
    void remove(int entry) {
        int mask = slots.length - 1;
        int gap = hash(keys[2 * entry], keys[2 * entry + 1]) & mask;
        while (slots[gap] != entry + 1) {
            gap = gap + 1 & mask;
        }
        // An entry after the gap moves into it if its probe sequence passes the gap (Knuth, TAOCP 6.4, algorithm R).
        for (int slot = gap + 1 & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            int moved = slots[slot] - 1;
            int home = hash(keys[2 * moved], keys[2 * moved + 1]) & mask;
            if ((slot - home & mask) >= (slot - gap & mask)) {
                slots[gap] = slots[slot];
                gap = slot;
            }
        }
        slots[gap] = 0;
        free[freeEntries++] = entry;
    }

    /** Removes all entries. */
    void clear() {
        Arrays.fill(slots, 0);
        Arrays.fill(counters, 0, width * used, 0);
        freeEntries = 0;
        used = 0;
    }

    /** Doubles the arrays. */
    void grow() {
        int entries = 2 * free.length;
        keys = Arrays.copyOf(keys, 2 * entries);
        counters = Arrays.copyOf(counters, width * entries);
        free = Arrays.copyOf(free, entries);
        int[] old = slots;
        slots = new int[2 * entries];
        int mask = slots.length - 1;
        for (int found : old) {
            if (found != 0) {
                int slot = hash(keys[2 * found - 2], keys[2 * found - 1]) & mask;
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = found;
            }
        }
    }

    private int hash(long high, long low) {
        return (int) (Mixing.mix(Mixing.mix(low ^ seed) + high * Mixing.GOLDEN) >>> 32);
    }
}
