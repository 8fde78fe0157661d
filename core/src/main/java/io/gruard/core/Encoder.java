package io.gruard.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fits the encoding of every feature to training rows. */
public final class Encoder {
    private Encoder() {}

    /** Fits an encoder to these rows. Categories do not depend on the order of the rows. */
    public static FittedEncoder fit(TrainingRows rows, EncoderSettings settings) {
        Table table = rows.records().table();
        List<FeatureEncoding> encodings = new ArrayList<>();
        for (int i = 0; i < table.schema().size(); i++) {
            String name = table.schema().feature(i).name();
            encodings.add(
                    switch (table.columns().get(i)) {
                        case Numbers numbers -> number(name, numbers, settings);
                        case Categories categories -> oneHot(name, categories);
                    });
        }
        return new FittedEncoder(table.schema(), encodings);
    }

    private static FeatureEncoding oneHot(String name, Categories categories) {
        int[] counts = categories.counts();
        List<String> used = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .mapToObj(categories.dictionary()::get)
                .sorted()
                .toList();
        return new FeatureEncoding.OneHot(name, used);
    }

    private static FeatureEncoding number(String name, Numbers numbers, EncoderSettings settings) {
        Scaling scaling = settings.scaling();
        double[] values = new double[numbers.size()];
        for (int row = 0; row < values.length; row++) {
            double raw = numbers.value(row);
            values[row] = scaling == Scaling.SIGNED_LOG ? FeatureEncoding.SignedLog.signedLog(raw) : (float) raw;
        }
        return switch (scaling) {
            case NONE -> new FeatureEncoding.Affine(name, 0, 1);
            case MIN_MAX -> minMax(name, values);
            case STANDARD -> {
                Moments moments = Moments.of(values);
                yield new FeatureEncoding.Affine(name, moments.mean(), moments.inverseDeviation());
            }
            case SIGNED_LOG -> {
                Moments moments = Moments.of(values);
                yield new FeatureEncoding.SignedLog(name, moments.mean(), moments.inverseDeviation(), settings.clip());
            }
        };
    }

    private static FeatureEncoding minMax(String name, double[] values) {
        double min = values[0];
        double max = values[0];
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new FeatureEncoding.Affine(name, min, max > min ? 1 / (max - min) : 0);
    }

    /** @param inverseDeviation 0 where all values are equal */
    private record Moments(double mean, double inverseDeviation) {
        static Moments of(double[] values) {
            double first = values[0];
            double sum = 0;
            boolean constant = true;
            for (double value : values) {
                sum += value;
                constant &= value == first;
            }
            // The mean of equal values is that value. A rounded sum may differ from it.
            if (constant) {
                return new Moments(first, 0);
            }
            double mean = sum / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Moments(mean, 1 / Math.sqrt(squares / values.length));
        }
    }
}
