package io.gruard.optimize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Real numbers in [low, high].
 *
 * @param log whether the logarithm is uniform
 * @param step step of the grid that starts at {@code low}, or 0 for a continuous range; {@code high} is lowered to the grid
 */
public record FloatDistribution(double low, double high, boolean log, double step) implements Distribution {

    public FloatDistribution {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("expected finite bounds, found [" + low + ", " + high + "]");
        }
        if (low > high) {
            throw new IllegalArgumentException("expected low of at most high, found [" + low + ", " + high + "]");
        }
        if (!(step >= 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException("expected a step of 0 or more, found " + step);
        }
        if (log && low <= 0) {
            throw new IllegalArgumentException("expected low above 0 with a logarithmic scale, found " + low);
        }
        if (log && step > 0) {
            throw new IllegalArgumentException("expected either a logarithmic scale or a step, found both");
        }
        if (step > 0) {
            high = highestOnGrid(low, high, step);
        }
    }

    public static FloatDistribution uniform(double low, double high) {
        return new FloatDistribution(low, high, false, 0);
    }

    public static FloatDistribution logarithmic(double low, double high) {
        return new FloatDistribution(low, high, true, 0);
    }

    public static FloatDistribution stepped(double low, double high, double step) {
        return new FloatDistribution(low, high, false, step);
    }

    @Override
    public boolean contains(double internal) {
        if (!(internal >= low && internal <= high)) {
            return false;
        }
        if (step == 0) {
            return true;
        }
        double steps = (internal - low) / step;
        return Math.abs(steps - Math.rint(steps)) < 1e-8;
    }

    @Override
    public boolean isSingle() {
        return low == high || (step > 0 && high - low < step);
    }

    @Override
    public double first() {
        return low;
    }

    @Override
    public Double external(double internal) {
        return internal;
    }

    @Override
    public double internal(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("expected a number, found " + value);
    }

    /** Returns the highest value on the grid. It uses decimal arithmetic, because (0.5 − 0) / 0.05 is not exactly 10 in binary. */
    private static double highestOnGrid(double low, double high, double step) {
        BigDecimal range = BigDecimal.valueOf(high).subtract(BigDecimal.valueOf(low));
        BigDecimal width = BigDecimal.valueOf(step);
        if (range.remainder(width).signum() == 0) {
            return high;
        }
        BigDecimal steps = range.divide(width, 0, RoundingMode.FLOOR);
        return steps.multiply(width).add(BigDecimal.valueOf(low)).doubleValue();
    }
}
