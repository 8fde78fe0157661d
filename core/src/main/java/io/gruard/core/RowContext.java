package io.gruard.core;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of each row besides its features: when it happened, and what reports tell rows apart by. No model sees it.
 *
 * @param times seconds since 1970-01-01 UTC of each row, in any order; of length 0 if rows have no time stamps; shared, not
 *     copied
 * @param reportBy columns by which reports tell rows apart, such as the connection state, by name
 */
public record RowContext(double[] times, Map<String, Categories> reportBy) {
    private static final RowContext NONE = new RowContext(new double[0], Map.of());

    public RowContext {
        reportBy = Collections.unmodifiableMap(new LinkedHashMap<>(reportBy));
        for (double time : times) {
            if (!Double.isFinite(time)) {
                throw new IllegalArgumentException("a time stamp must be a finite number of seconds, found " + time);
            }
        }
    }

    /** Nothing is known besides the features. */
    public static RowContext none() {
        return NONE;
    }

    /** Whether rows have time stamps. */
    public boolean timed() {
        return times.length > 0;
    }

    /** Selects rows by index, in the given order. */
    RowContext select(int[] rows) {
        double[] selected = new double[timed() ? rows.length : 0];
        Arrays.setAll(selected, i -> times[rows[i]]);
        Map<String, Categories> columns = new LinkedHashMap<>();
        reportBy.forEach((name, column) -> columns.put(name, column.select(rows)));
        // No rows of a table with time stamps have no time stamps, which makes no difference.
        return new RowContext(selected, columns);
    }

    /**
     * Appends what is known of other rows. What only some of the rows have is left out.
     *
     * @param rows how many rows this is of
     * @param nextRows how many rows the other is of
     */
    public RowContext followedBy(RowContext next, int rows, int nextRows) {
        boolean bothTimed = (timed() || rows == 0) && (next.timed() || nextRows == 0);
        double[] all = new double[0];
        if (bothTimed) {
            all = Arrays.copyOf(times, rows + nextRows);
            System.arraycopy(next.times, 0, all, rows, nextRows);
        }
        Map<String, Categories> columns = new LinkedHashMap<>();
        reportBy.forEach((name, column) -> {
            Categories others = next.reportBy.get(name);
            if (others != null) {
                columns.put(name, column.followedBy(others));
            }
        });
        return new RowContext(all, columns);
    }

    /** Checks that the number of rows matches. */
    void requireRows(int rows) {
        if (timed() && times.length != rows) {
            throw new IllegalArgumentException("expected " + rows + " time stamps, found " + times.length);
        }
        reportBy.forEach((name, column) -> {
            if (column.size() != rows) {
                throw new IllegalArgumentException(
                        "expected " + rows + " values of '" + name + "', found " + column.size());
            }
        });
    }
}
