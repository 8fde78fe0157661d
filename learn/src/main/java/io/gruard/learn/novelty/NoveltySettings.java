package io.gruard.learn.novelty;

import io.gruard.core.Matrix;
import io.gruard.model.NoveltyMeasure;
import java.util.Locale;

/**
 * How a novelty detector is fitted.
 *
 * @param falsePositiveRate share of the benign validation rows that may be called an unknown attack; 0 for no detector
 * @param measure of the distance from the benign training rows
 */
public record NoveltySettings(double falsePositiveRate, Measure measure) {
    /** Of the benign validation rows. */
    public static final double USUAL_FALSE_POSITIVE_RATE = 0.03;

    /** What is fitted to the benign training rows; docs/RESULTS.md compares them. */
    public enum Measure {
        /** {@link io.gruard.model.Prototypes}. */
        PROTOTYPES {
            @Override
            NoveltyMeasure fit(Matrix benign, long seed) {
                return PrototypeFit.fit(benign, PrototypeSettings.usual(), seed);
            }

            @Override
            int mostColumns() {
                return 4096;
            }
        },
        /** {@link io.gruard.model.GaussianMixture}. */
        MIXTURE {
            @Override
            NoveltyMeasure fit(Matrix benign, long seed) {
                return MixtureFit.fit(benign, MixtureSettings.usual(), seed);
            }

            @Override
            int mostColumns() {
                return 512;
            }
        };

        abstract NoveltyMeasure fit(Matrix benign, long seed);

        /** Above it fitting takes longer than training a network; such tables have a column a category of many. */
        abstract int mostColumns();

        /** As settings have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The measure of a word. */
        public static Measure of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public NoveltySettings {
        if (!(falsePositiveRate >= 0 && falsePositiveRate < 1)) {
            throw new IllegalArgumentException("the false-positive rate must be in [0, 1), found " + falsePositiveRate);
        }
    }

    /** The usual measure with a budget. */
    public static NoveltySettings within(double falsePositiveRate) {
        return new NoveltySettings(falsePositiveRate, Measure.PROTOTYPES);
    }

    /** No detector. */
    public static NoveltySettings none() {
        return within(0);
    }
}
