package io.gruard.core;

import java.util.Arrays;

/** Groups of rows. A grouped split never puts rows of one group on both sides. */
public sealed interface Groups {
    /** The group of each row of the table, counted from 0 in the order of first appearance. */
    int[] groupOfRow(Table table);

    /** Selects the groups of these rows, in the given order. */
    Groups select(int[] rows);

    /** Puts the name of a part before each key, so that equal keys of two parts are two groups. */
    Groups named(String part);

    /** Appends the groups of other rows. */
    Groups followedBy(Groups next);

    /** Checks that the number of rows matches. */
    void requireRows(int rows);

    /** Rows with equal feature vectors form a group. */
    record OfEqualFeatures() implements Groups {
        @Override
        public int[] groupOfRow(Table table) {
            return EqualRows.groups(table);
        }

        @Override
        public Groups select(int[] rows) {
            return this;
        }

        @Override
        public Groups named(String part) {
            return this;
        }

        @Override
        public Groups followedBy(Groups next) {
            return this;
        }

        @Override
        public void requireRows(int rows) {}
    }

    /**
     * Rows with the same key form a group, such as a flow or a capture file.
     *
     * @param keys one key for each row
     */
    record Keyed(Categories keys) implements Groups {
        @Override
        public int[] groupOfRow(Table table) {
            int[] groups = new int[keys.dictionary().size()];
            Arrays.fill(groups, -1);
            int[] codes = keys.codes();
            int[] groupOfRow = new int[codes.length];
            int next = 0;
            for (int row = 0; row < codes.length; row++) {
                if (groups[codes[row]] < 0) {
                    groups[codes[row]] = next++;
                }
                groupOfRow[row] = groups[codes[row]];
            }
            return groupOfRow;
        }

        @Override
        public Groups select(int[] rows) {
            return new Keyed(keys.select(rows));
        }

        @Override
        public Groups named(String part) {
            return new Keyed(new Categories(
                    keys.codes(),
                    keys.dictionary().stream().map(key -> part + "\u0000" + key).toList()));
        }

        @Override
        public Groups followedBy(Groups next) {
            if (next instanceof Keyed other) {
                return new Keyed(keys.followedBy(other.keys));
            }
            throw new IllegalArgumentException("rows with group keys cannot be joined with rows that have none");
        }

        @Override
        public void requireRows(int rows) {
            if (keys.size() != rows) {
                throw new IllegalArgumentException("expected " + rows + " group keys, found " + keys.size());
            }
        }
    }
}
