package io.gruard.core;

import java.util.Arrays;

/** Finds rows with equal feature vectors. Hashes all rows, then compares rows of equal hash value by value. */
final class EqualRows {
    private final Table table;
    private final long[] hashes;

    /** Open addressing: the first row of a group, or -1. */
    private final int[] slots;

    private EqualRows(Table table) {
        this.table = table;
        this.hashes = hashes(table);
        this.slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, table.rows())) * 4)];
        Arrays.fill(slots, -1);
    }

    /** The group of each row, counted from 0 in the order of first appearance. */
    static int[] groups(Table table) {
        return new EqualRows(table).groups();
    }

    private int[] groups() {
        int[] groupOfRow = new int[hashes.length];
        int next = 0;
        for (int row = 0; row < hashes.length; row++) {
            int slot = (int) (hashes[row] >>> 32) & (slots.length - 1);
            while (slots[slot] >= 0 && !equal(slots[slot], row)) {
                slot = (slot + 1) & (slots.length - 1);
            }
            if (slots[slot] < 0) {
                slots[slot] = row;
                groupOfRow[row] = next++;
            } else {
                groupOfRow[row] = groupOfRow[slots[slot]];
            }
        }
        return groupOfRow;
    }

    private boolean equal(int a, int b) {
        if (hashes[a] != hashes[b]) {
            return false;
        }
        for (Column column : table.columns()) {
            boolean same = switch (column) {
                case Numbers numbers -> numbers.value(a) == numbers.value(b);
                case Categories categories ->
                    categories.codes()[a] == categories.codes()[b];
            };
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static long[] hashes(Table table) {
        long[] hashes = new long[table.rows()];
        for (Column column : table.columns()) {
            switch (column) {
                case Numbers numbers -> {
                    for (int row = 0; row < hashes.length; row++) {
                        // Adding 0 turns -0 into 0. Both are equal and must have the same bits.
                        hashes[row] = mix(hashes[row], Double.doubleToLongBits(numbers.value(row) + 0.0));
                    }
                }
                case Categories categories -> {
                    for (int row = 0; row < hashes.length; row++) {
                        hashes[row] = mix(hashes[row], categories.codes()[row]);
                    }
                }
            }
        }
        return hashes;
    }

    /** Mixes one more value into the hash with the finaliser of MurmurHash3. */
    private static long mix(long hash, long value) {
        long mixed = (hash * 31 + value) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        return mixed ^ (mixed >>> 33);
    }
}
