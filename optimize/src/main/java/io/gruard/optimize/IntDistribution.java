package io.gruard.optimize;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers from low to high, both included.
 *
 * @param log whether the logarithm is what is spread evenly
 * @param step distance of the grid that starts at {@code low}, at least 1. {@code high} is lowered to the grid.
 */
public record IntDistribution(long low, long high, boolean log, long step) implements Distribution {

    public IntDistribution {
        if (low > high) {
            throw new IllegalArgumentException("low must not be above high, found [" + low + ", " + high + "]");
        }
        if (step < 1) {
            throw new IllegalArgumentException("step must be at least 1, found " + step);
        }
        if (log && low < 1) {
            throw new IllegalArgumentException("a logarithmic range needs low above 0, found " + low);
        }
        if (log && step != 1) {
            throw new IllegalArgumentException("a range is either logarithmic or stepped, found log with step " + step);
        }
        high = low + Math.subtractExact(high, low) / step * step;
    }

    public static IntDistribution uniform(long low, long high) {
        return new IntDistribution(low, high, false, 1);
    }

    public static IntDistribution logarithmic(long low, long high) {
        return new IntDistribution(low, high, true, 1);
    }

    public static IntDistribution stepped(long low, long high, long step) {
        return new IntDistribution(low, high, false, step);
    }

    @Override
    public boolean contains(double internal) {
        return internal >= low && internal <= high && (internal - low) % step == 0;
    }

    @Override
    public boolean isSingle() {
        return high - low < step;
    }

    @Override
    public double first() {
        return low;
    }

    @Override
    public Long external(double internal) {
        return (long) internal;
    }

    @Override
    public double internal(@Nullable Object value) {
        if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("a whole number was expected, found " + value);
    }
}
