package io.gruard.core;

import java.util.HashSet;
import java.util.List;

/**
 * The encoding of one feature, with its fitted parameters.
 *
 * <p>A raw number is first rounded to 32 bits, because a model file takes 32-bit input. It is then encoded in 64 bits,
 * and the result is rounded to 32 bits. Operators of ONNX on doubles do the same.
 */
public sealed interface FeatureEncoding {
    /** The name of the feature. */
    String feature();

    /** Number of encoded columns. */
    int width();

    /** Encodes a number as a number. */
    sealed interface OfNumber extends FeatureEncoding {
        /** Encodes a raw number. */
        float encode(double raw);

        /** Whether every training row had the same value. */
        boolean constant();

        @Override
        default int width() {
            return 1;
        }
    }

    /**
     * {@code (x - shift) * factor}.
     *
     * @param factor 0 if every training row had the same value; the column is then always 0
     */
    record Affine(String feature, double shift, double factor) implements OfNumber {
        public Affine {
            requireFinite(feature, shift, factor);
        }

        @Override
        public float encode(double raw) {
            return (float) (((double) (float) raw - shift) * factor);
        }

        @Override
        public boolean constant() {
            return factor == 0;
        }
    }

    /**
     * {@code clip((sign(x) log(1 + |x|) - mean) * factor, -limit, limit)}.
     *
     * @param factor 0 if every training row had the same value; the column is then always 0
     */
    record SignedLog(String feature, double mean, double factor, double limit) implements OfNumber {
        public SignedLog {
            requireFinite(feature, mean, factor);
            if (!(limit > 0)) {
                throw new IllegalArgumentException(feature + ": the limit must be above 0, found " + limit);
            }
        }

        /** {@code sign(x) log(1 + |x|)} of {@code raw} rounded to 32 bits. */
        static double signedLog(double raw) {
            double x = (float) raw;
            return Math.copySign(Math.log1p(Math.abs(x)), x);
        }

        @Override
        public float encode(double raw) {
            return (float) Math.clamp((signedLog(raw) - mean) * factor, -limit, limit);
        }

        @Override
        public boolean constant() {
            return factor == 0;
        }
    }

    /**
     * One column for each category: 1 in the column of the value's own category, 0 elsewhere. An unseen value is 0 in
     * all columns.
     *
     * @param categories the categories of the training rows, sorted
     */
    record OneHot(String feature, List<String> categories) implements FeatureEncoding {
        public OneHot {
            categories = List.copyOf(categories);
            if (categories.isEmpty() || new HashSet<>(categories).size() != categories.size()) {
                throw new IllegalArgumentException(
                        feature + ": expected at least one category and no duplicates, found " + categories);
            }
        }

        @Override
        public int width() {
            return categories.size();
        }
    }

    private static void requireFinite(String feature, double a, double b) {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            throw new IllegalArgumentException(feature + ": parameters must be finite, found " + a + " and " + b);
        }
    }
}
