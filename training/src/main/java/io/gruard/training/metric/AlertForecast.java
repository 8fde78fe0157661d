package io.gruard.training.metric;

import org.jspecify.annotations.Nullable;

/**
 * The alerts of the first day as a forecast of those of the next. Its 95% interval takes hours for independent and days for
 * alike: next day minus first day has a variance of twice that of 24 hours. Alerts come in bursts, so hours vary far more than
 * a Poisson process would.
 *
 * @param firstDay records classified as an attack in the first 24 hours of the test rows
 * @param hours hours of the next day that the test rows cover, at most 24
 * @param expected alerts expected in these hours: as many an hour as on the first day
 * @param low lower end of the interval
 * @param high upper end
 * @param actual alerts in these hours
 */
public record AlertForecast(int firstDay, double hours, double expected, double low, double high, int actual) {
    private static final int HOURS = 24;
    private static final double HOUR = 3_600;

    /** Fewer hours of a second day are no comparison. */
    private static final double MIN_HOURS = 6;

    private static final double Z = 1.959963984540054;

    /** Null if the rows cover less than six hours of a second day. */
    static @Nullable AlertForecast of(TestPeriod period, double[] times, boolean[] called) {
        double hours = Math.min(HOURS, (period.to() - period.from()) / HOUR - HOURS);
        if (hours < MIN_HOURS) {
            return null;
        }
        int[] byHour = new int[HOURS];
        int firstDay = 0;
        int actual = 0;
        for (int row = 0; row < times.length; row++) {
            int hour = (int) ((times[row] - period.from()) / HOUR);
            if (called[row] && hour < HOURS) {
                byHour[hour]++;
                firstDay++;
            } else if (called[row] && hour < 2 * HOURS) {
                actual++;
            }
        }
        double mean = (double) firstDay / HOURS;
        double squares = 0;
        for (int count : byHour) {
            squares += (count - mean) * (count - mean);
        }
        double variance = squares / (HOURS - 1);
        double expected = mean * hours;
        // Of the next hours, and of as many hours' mean as it is estimated from the first day.
        double error = Z * Math.sqrt(variance * hours * (1 + hours / HOURS));
        return new AlertForecast(firstDay, hours, expected, Math.max(0, expected - error), expected + error, actual);
    }

    /** Whether the next day's alerts lie in the interval. */
    public boolean holds() {
        return actual >= low && actual <= high;
    }
}
