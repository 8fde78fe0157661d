package io.gruard.learn.novelty;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Matrix;
import io.gruard.model.NoveltyMeasure;
import io.gruard.model.NoveltyScore.View;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a novelty detector is fitted.
 *
 * @param falsePositiveRate share of the benign validation rows that may be called an unknown attack; 0 for no detector
 * @param measures whose energies are added, one or more, each divided by its own threshold on the benign validation rows
 */
public record NoveltySettings(double falsePositiveRate, List<Measure> measures) {
    /** Of the benign validation rows. */
    public static final double USUAL_FALSE_POSITIVE_RATE = 0.03;

    /** What finds most attacks of a new kind. */
    public static final List<Measure> USUAL_MEASURES = List.of(Measure.PROTOTYPES);

    /** What {@link #parse} takes. */
    public static final String FORMS = "measures joined by +, of " + words(List.of(Measure.values()), ", ");

    /** What is fitted to the benign training rows; docs/RESULTS.md compares them. */
    public enum Measure {
        /** {@link io.gruard.model.Prototypes}. */
        PROTOTYPES(View.COLUMNS, 4096) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, long seed) {
                return PrototypeFit.fit(benign, PrototypeSettings.usual(), seed);
            }
        },
        /** {@link io.gruard.model.GaussianMixture}. */
        MIXTURE(View.COLUMNS, 512) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, long seed) {
                return MixtureFit.fit(benign, MixtureSettings.usual(), seed);
            }
        },
        /** {@link io.gruard.model.PrincipalResidual}. */
        RESIDUAL(View.COLUMNS, 1024) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, long seed) {
                return PrincipalFit.fit(benign, spans);
            }
        },
        /** Squared distance from the mean: one prototype. */
        CENTRE(View.COLUMNS, 4096) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, long seed) {
                return PrototypeFit.mean(benign);
            }
        },
        /** {@link io.gruard.model.Autoencoder}. */
        AUTOENCODER(View.COLUMNS, 4096) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, long seed) {
                return AutoencoderFit.fit(benign, seed);
            }
        },
        /** Mahalanobis distance in the network's last but one layer (Lee et al. 2018): one Gaussian. */
        MAHALANOBIS(View.FEATURES, 512) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, long seed) {
                return MixtureFit.fit(benign, MixtureSettings.single(benign), seed);
            }
        },
        /** {@link io.gruard.model.LogitEnergy}. */
        ENERGY(View.LOGITS, Integer.MAX_VALUE) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, long seed) {
                return LogitFit.fit(benign);
            }
        };

        private final View view;
        private final int mostColumns;

        Measure(View view, int mostColumns) {
            this.view = view;
            this.mostColumns = mostColumns;
        }

        /**
         * The measure of benign rows.
         *
         * @param benign what {@link #view} shows of the benign training rows
         * @param spans where each feature's columns lie in the view of columns
         */
        abstract NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, long seed);

        /** What of a record is measured. */
        View view() {
            return view;
        }

        /** Above it fitting takes longer than training a network; such tables have a column a category of many. */
        int mostColumns() {
            return mostColumns;
        }

        /** As settings have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NoveltySettings {
        measures = List.copyOf(measures);
        if (!(falsePositiveRate >= 0 && falsePositiveRate < 1)) {
            throw new IllegalArgumentException("the false-positive rate must be in [0, 1), found " + falsePositiveRate);
        }
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("novelty needs a measure");
        }
    }

    /** The usual measures with a budget. */
    public static NoveltySettings within(double falsePositiveRate) {
        return new NoveltySettings(falsePositiveRate, USUAL_MEASURES);
    }

    /** Those of the measures that such a table is not too wide for; prototypes where that leaves none; empty where it is too wide for them. */
    List<Measure> measuresFor(int columns) {
        List<Measure> fit = measures.stream()
                .filter(measure -> measure.view() != View.COLUMNS || columns <= measure.mostColumns())
                .toList();
        if (!fit.isEmpty()) {
            return fit;
        }
        return columns <= Measure.PROTOTYPES.mostColumns() ? List.of(Measure.PROTOTYPES) : List.of();
    }

    /** No detector. */
    public static NoveltySettings none() {
        return within(0);
    }

    /**
     * The measures of words joined by +, in the order of {@link Measure}.
     *
     * @throws IllegalArgumentException if a word is none of a measure
     */
    public static List<Measure> parse(String words) {
        EnumSet<Measure> found = EnumSet.noneOf(Measure.class);
        for (String word : words.split("\\s*\\+\\s*", -1)) {
            found.add(Arrays.stream(Measure.values())
                    .filter(measure -> measure.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no measure, wanted " + FORMS)));
        }
        return List.copyOf(found);
    }

    /** {@link #parse} undone. */
    public static String words(List<Measure> measures) {
        return words(measures, "+");
    }

    private static String words(List<Measure> measures, String between) {
        return measures.stream().map(Measure::word).collect(Collectors.joining(between));
    }
}
