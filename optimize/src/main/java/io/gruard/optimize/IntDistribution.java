package io.gruard.optimize;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers in [low, high].
 *
 * @param log whether the logarithm is uniform
 * @param step step of the grid that starts at {@code low}, at least 1; {@code high} is lowered to the grid
 */
public record IntDistribution(long low, long high, boolean log, long step) implements Distribution {

    public IntDistribution {
        if (low > high) {
            throw new IllegalArgumentException("expected low of at most high, found [" + low + ", " + high + "]");
        }
        if (step < 1) {
            throw new IllegalArgumentException("expected a step of 1 or more, found " + step);
        }
        if (log && low < 1) {
            throw new IllegalArgumentException("expected low above 0 with a logarithmic scale, found " + low);
        }
        if (log && step != 1) {
            throw new IllegalArgumentException("expected either a logarithmic scale or a step, found both");
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
        throw new IllegalArgumentException("expected a whole number, found " + value);
    }
}
