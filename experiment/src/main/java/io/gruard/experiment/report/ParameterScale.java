package io.gruard.experiment.report;

import io.gruard.optimize.CategoricalDistribution;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to positions from 0 to 1 along an axis.
 *
 * @param from value at 0; its base-10 logarithm if the scale is logarithmic
 * @param to value at 1; its base-10 logarithm if the scale is logarithmic
 */
record ParameterScale(double from, double to, boolean log, List<Tick> ticks) {
    private static final int MAX_TICKS = 5;
    private static final int MAX_LABEL_LENGTH = 12;

    /** A labelled mark on the axis. */
    record Tick(double at, String text) {}

    ParameterScale {
        ticks = List.copyOf(ticks);
    }

    double at(double value) {
        return to == from ? 0.5 : ((log ? Math.log10(value) : value) - from) / (to - from);
    }

    static ParameterScale of(Distribution distribution) {
        return switch (distribution) {
            case FloatDistribution range -> numbers(range.low(), range.high(), range.log());
            case IntDistribution range -> numbers((double) range.low(), (double) range.high(), range.log());
            case CategoricalDistribution choices -> choices(choices);
        };
    }

    /** Makes the scale of results. It is logarithmic if they are positive and differ by more than a factor of ten. */
    static ParameterScale results(double low, double high) {
        if (low > 0 && high > 10 * low) {
            double margin = Math.pow(high / low, 0.04);
            return numbers(low / margin, high * margin, true);
        }
        double margin = Math.max(0.05 * (high - low), 1e-9);
        return numbers(low - margin, high + margin, false);
    }

    /** Makes the scale of counts, with ticks at whole numbers only. */
    static ParameterScale steps(int first, int last) {
        if (first == last) {
            return new ParameterScale(first - 0.5, last + 0.5, false, List.of(new Tick(0.5, Integer.toString(first))));
        }
        int every = (int) Math.max(1, roundStep((double) (last - first) / MAX_TICKS));
        List<Tick> ticks = new ArrayList<>();
        for (int step = first; step <= last; step += every) {
            ticks.add(new Tick((double) (step - first) / (last - first), Integer.toString(step)));
        }
        return new ParameterScale(first, last, false, ticks);
    }

    /** Makes the scale of numbers. */
    static ParameterScale numbers(double low, double high, boolean log) {
        double from = log ? Math.log10(low) : low;
        double to = log ? Math.log10(high) : high;
        if (!(to > from)) {
            return new ParameterScale(from - 0.5, to + 0.5, log, List.of(new Tick(0.5, text(low))));
        }
        return new ParameterScale(from, to, log, log ? powers(from, to) : rounded(from, to));
    }

    private static List<Tick> rounded(double from, double to) {
        double step = roundStep((to - from) / MAX_TICKS);
        List<Tick> ticks = new ArrayList<>();
        for (double mark = Math.ceil(from / step - 1e-9) * step; mark <= to + step * 1e-6; mark += step) {
            ticks.add(new Tick((mark - from) / (to - from), text(mark)));
        }
        return ticks;
    }

    /** Makes ticks at powers of ten, and at two and five times them on a short axis. */
    private static List<Tick> powers(double from, double to) {
        double[] leading = to - from > 2.5 ? new double[] {1} : new double[] {1, 2, 5};
        int every = Math.max(1, (int) Math.ceil((to - from) / (2 * MAX_TICKS)));
        List<Tick> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(from); power <= to; power += every) {
            for (double first : leading) {
                double mark = power + Math.log10(first);
                if (mark >= from - 1e-9 && mark <= to + 1e-9) {
                    ticks.add(new Tick((mark - from) / (to - from), text(first * Math.pow(10, power))));
                }
            }
        }
        return ticks;
    }

    private static ParameterScale choices(CategoricalDistribution distribution) {
        int count = distribution.choices().size();
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = String.valueOf(distribution.choices().get(i));
            ticks.add(new Tick(
                    (i + 0.5) / count,
                    name.length() > MAX_LABEL_LENGTH ? name.substring(0, MAX_LABEL_LENGTH) + "…" : name));
        }
        return new ParameterScale(-0.5, count - 0.5, false, ticks);
    }

    private static double roundStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double leading = rough / power;
        return power * (leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10);
    }

    private static String text(double value) {
        double size = Math.abs(value);
        if (size < 1e-12) {
            return "0";
        }
        if (size < 0.99e-4 || size >= 1e5) {
            return String.format(Locale.ROOT, "%.0e", value).replaceAll("e([+-])0", "e$1");
        }
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
