package io.gruard.core;

import java.util.HashSet;
import java.util.List;

/**
 * How one feature is encoded, with its fitted parameters.
 *
 * <p>A raw number is first rounded to 32 bits, since that is what a model file takes as input; then it is computed in 64 bits; the result is
 * rounded to 32 bits. Operators of ONNX on doubles do the same.
 */
public sealed interface FeatureEncoding {
    /** The feature's name. */
    String feature();

    /** How many columns it takes. */
    int width();

    /** A number that becomes a number. */
    sealed interface OfNumber extends FeatureEncoding {
        /** The encoded value of a raw number. */
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
     * @param factor 0 if every training row had the same value: the column is then 0 whatever comes
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
     * @param factor 0 if every training row had the same value: the column is then 0 whatever comes
     */
    record SignedLog(String feature, double mean, double factor, double limit) implements OfNumber {
        public SignedLog {
            requireFinite(feature, mean, factor);
            if (!(limit > 0)) {
                throw new IllegalArgumentException(feature + ": the limit must be above 0, found " + limit);
            }
        }

        /** {@code sign(x) log(1 + |x|)} of a number rounded to 32 bits. */
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
     * A word that becomes as many columns as there are categories: 1 in its own, 0 elsewhere; an unseen word is 0 in all of them.
     *
     * @param categories those of the training rows, sorted
     */
    record OneHot(String feature, List<String> categories) implements FeatureEncoding {
        public OneHot {
            categories = List.copyOf(categories);
            if (categories.isEmpty() || new HashSet<>(categories).size() != categories.size()) {
                throw new IllegalArgumentException(
                        feature + ": at least one category, none twice, expected; found " + categories);
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
