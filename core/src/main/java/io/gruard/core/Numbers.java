package io.gruard.core;

import java.util.Arrays;
import java.util.List;

/**
 * A column of finite numbers, stored exactly in the narrowest type that fits the whole column. Millions of CAN bytes or
 * flags take one or two bytes each instead of eight.
 */
public abstract sealed class Numbers implements Column {
    private Numbers() {}

    /** The value of a row. */
    public abstract double value(int row);

    @Override
    public abstract Numbers select(int[] rows);

    /** Appends the values of another column. */
    Numbers followedBy(Numbers other) {
        Builder builder = new Builder(size() + other.size());
        for (Numbers part : List.of(this, other)) {
            for (int row = 0; row < part.size(); row++) {
                builder.add(part.value(row));
            }
        }
        return builder.build();
    }

    /** Makes a column of these values. */
    public static Numbers of(double... values) {
        Builder builder = new Builder(values.length);
        for (double value : values) {
            builder.add(value);
        }
        return builder.build();
    }

    private static final class Bytes extends Numbers {
        private final byte[] values;

        Bytes(byte[] values) {
            this.values = values;
        }

        @Override
        public double value(int row) {
            return values[row];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Numbers select(int[] rows) {
            byte[] selected = new byte[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = values[rows[i]];
            }
            return new Bytes(selected);
        }
    }

    private static final class Shorts extends Numbers {
        private final short[] values;

        Shorts(short[] values) {
            this.values = values;
        }

        @Override
        public double value(int row) {
            return values[row];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Numbers select(int[] rows) {
            short[] selected = new short[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = values[rows[i]];
            }
            return new Shorts(selected);
        }
    }

    private static final class Doubles extends Numbers {
        private final double[] values;

        Doubles(double[] values) {
            this.values = values;
        }

        @Override
        public double value(int row) {
            return values[row];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Numbers select(int[] rows) {
            double[] selected = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = values[rows[i]];
            }
            return new Doubles(selected);
        }
    }

    /** Builds a column value by value. Switches to a wider type when a value does not fit. */
    public static final class Builder {
        private byte[] bytes;
        private short[] shorts = {};
        private double[] doubles = {};
        private int size;

        /** @param expectedRows a hint, not a limit */
        public Builder(int expectedRows) {
            bytes = new byte[Math.max(expectedRows, 16)];
        }

        /**
         * Appends a value.
         *
         * @throws IllegalArgumentException if it is not finite
         */
        public void add(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a numeric column requires finite numbers, found " + value);
            }
            makeRoom();
            if (bytes.length > 0) {
                if (value == (byte) value) {
                    bytes[size++] = (byte) value;
                    return;
                }
                shorts = new short[bytes.length];
                for (int i = 0; i < size; i++) {
                    shorts[i] = bytes[i];
                }
                bytes = new byte[0];
            }
            if (shorts.length > 0) {
                if (value == (short) value) {
                    shorts[size++] = (short) value;
                    return;
                }
                doubles = new double[shorts.length];
                for (int i = 0; i < size; i++) {
                    doubles[i] = shorts[i];
                }
                shorts = new short[0];
            }
            doubles[size++] = value;
        }

        private void makeRoom() {
            if (bytes.length > 0 && size == bytes.length) {
                bytes = Arrays.copyOf(bytes, grown(size));
            } else if (shorts.length > 0 && size == shorts.length) {
                shorts = Arrays.copyOf(shorts, grown(size));
            } else if (doubles.length > 0 && size == doubles.length) {
                doubles = Arrays.copyOf(doubles, grown(size));
            }
        }

        private static int grown(int size) {
            return Math.toIntExact(Math.min((long) size + (size >> 1), Integer.MAX_VALUE - 8));
        }

        /** Makes the column of all values added so far. */
        public Numbers build() {
            if (bytes.length > 0) {
                return new Bytes(Arrays.copyOf(bytes, size));
            }
            return shorts.length > 0
                    ? new Shorts(Arrays.copyOf(shorts, size))
                    : new Doubles(Arrays.copyOf(doubles, size));
        }
    }
}
