package io.gruard.training.novelty;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Matrix;
import io.gruard.core.NumberText;
import io.gruard.core.SpecReader;
import io.gruard.model.MeasureOfColumns;
import io.gruard.model.Neighbours;
import io.gruard.model.NoveltyMeasure;
import io.gruard.model.NoveltyScore.View;
import io.gruard.model.Prototypes;
import io.gruard.model.RaisedMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A summand of novelty in settings: {@code residual}, {@code residual^0.5} for the square root of its energy, or {@code
 * 0.5*prototypes(dst_host_*,service)} for some features with the weight 0.5.
 *
 * @param weight weight in the sum, above 0
 * @param measure the measure to fit
 * @param features names of the features to fit it to, with {@code *} for any characters; empty for all features
 * @param exponent exponent of its energy, above 0
 */
public record NoveltyTerm(double weight, Measure measure, List<String> features, double exponent) {
    /** The names of the measures, for messages. */
    static final String IDS = Arrays.stream(Measure.values()).map(Measure::id).collect(Collectors.joining(", "));

    /** The measures, which are fitted to the benign training rows. docs/lab/novelty.md compares them. */
    public enum Measure {
        /** {@link io.gruard.model.Prototypes}. */
        PROTOTYPES("prototypes", View.COLUMNS, 4096) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
                return PrototypeFit.fit(benign, PrototypeSettings.defaults(), threads, seed);
            }
        },
        /** {@link io.gruard.model.Neighbours}. */
        NEIGHBOURS("neighbours", View.COLUMNS, 4096) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
                Prototypes prototypes = PrototypeFit.fit(benign, PrototypeSettings.defaults(), threads, seed);
                return new Neighbours(Math.min(NEAREST, prototypes.count()), prototypes);
            }
        },
        /** {@link io.gruard.model.GaussianMixture}. */
        MIXTURE("mixture", View.COLUMNS, 512) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
                return MixtureFit.fit(benign, MixtureSettings.defaults(), threads, seed);
            }
        },
        /** {@link io.gruard.model.PrincipalResidual}. */
        RESIDUAL("residual", View.COLUMNS, 1024) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
                return PrincipalFit.fit(benign, spans);
            }
        },
        /** Squared distance from the mean, as a single prototype. */
        CENTRE("centre", View.COLUMNS, 4096) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
                return PrototypeFit.mean(benign);
            }
        },
        /** {@link io.gruard.model.Autoencoder}. */
        AUTOENCODER("autoencoder", View.COLUMNS, 4096) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
                return AutoencoderFit.fit(benign, threads, seed);
            }
        },
        /** Mahalanobis distance in the network's penultimate layer (Lee et al. 2018), as a single Gaussian. */
        MAHALANOBIS("mahalanobis", View.FEATURES, 512) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
                return MixtureFit.fit(benign, MixtureSettings.single(benign), threads, seed);
            }
        },
        /** {@link io.gruard.model.LogitEnergy}. */
        ENERGY("energy", View.LOGITS, Integer.MAX_VALUE) {
            @Override
            NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
                return LogitFit.fit(benign);
            }
        };

        /** Number of nearest prototypes in {@link #NEIGHBOURS}. */
        private static final int NEAREST = 3;

        private final String id;
        private final View view;
        private final int maxColumns;

        Measure(String id, View view, int maxColumns) {
            this.id = id;
            this.view = view;
            this.maxColumns = maxColumns;
        }

        /**
         * Fits the measure to benign rows.
         *
         * @param benign the {@link #view} of the benign training rows
         * @param spans the columns of each feature in the view of columns
         * @param threads number of threads; the result does not depend on it
         */
        abstract NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed);

        /** Returns the view of a record that it measures. */
        View view() {
            return view;
        }

        /** Returns the number of columns above which fitting takes longer than training a network. */
        int maxColumns() {
            return maxColumns;
        }

        /** Returns its name in settings. */
        public String id() {
            return id;
        }
    }

    public NoveltyTerm {
        features = List.copyOf(features);
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "novelty: expected a weight of " + measure.id() + " above 0, found " + weight);
        }
        if (!(exponent > 0 && exponent < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "novelty: expected an exponent of " + measure.id() + " above 0, found " + exponent);
        }
        if (!features.isEmpty() && measure.view() != View.COLUMNS) {
            throw new IllegalArgumentException("novelty: expected no features for " + measure.id()
                    + ", which measures the network, found " + String.join(",", features));
        }
    }

    /** Returns the term of a measure of all features with weight 1. */
    public static NoveltyTerm of(Measure measure) {
        return new NoveltyTerm(1, measure, List.of(), 1);
    }

    /** Returns the term with weight 1 and exponent 1. */
    public NoveltyTerm plain() {
        return new NoveltyTerm(1, measure, features, 1);
    }

    /**
     * Reads one term.
     *
     * @param allowExponent whether an exponent may follow
     * @throws IllegalArgumentException if there is no term; the message gives the position
     */
    static NoveltyTerm read(SpecReader reader, boolean allowExponent) {
        double weight = 1;
        if (reader.seesNumber()) {
            weight = positive(reader, "a weight above 0");
            reader.expect('*');
        }
        Measure measure = measure(reader);
        List<String> features = reader.sees('(') ? features(reader, measure) : List.of();
        int exponentStart = reader.position();
        double exponent = reader.accept('^') ? positive(reader, "an exponent above 0") : 1;
        if (exponent != 1 && !allowExponent) {
            throw reader.error(
                    exponentStart,
                    "expected no exponent within " + NoveltySum.FISHER + "(…), because a rarity does not depend on it");
        }
        return new NoveltyTerm(weight, measure, features, exponent);
    }

    private static double positive(SpecReader reader, String expected) {
        int start = reader.position();
        double number = reader.number(expected);
        if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
            throw reader.error(start, "expected " + expected + ", found " + NumberText.shortest(number));
        }
        return number;
    }

    private static Measure measure(SpecReader reader) {
        int start = reader.position();
        String id = reader.id();
        if (id.isEmpty()) {
            throw reader.unexpected("a measure, one of " + IDS);
        }
        if (id.equals(NoveltySum.FISHER)) {
            throw reader.error(start, NoveltySum.FISHER + "(…) must enclose the whole sum");
        }
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> reader.error(start, "unknown measure '" + id + "', expected one of " + IDS));
    }

    private static List<String> features(SpecReader reader, Measure measure) {
        int parenthesis = reader.position();
        if (measure.view() != View.COLUMNS) {
            throw reader.error(
                    parenthesis,
                    "expected no features for " + measure.id() + ", which measures the output of the network");
        }
        reader.expect('(');
        Set<String> features = new TreeSet<>();
        do {
            int start = reader.position();
            String feature = reader.until(",)");
            if (feature.isEmpty()) {
                throw reader.error(start, "expected the name of a feature");
            }
            features.add(feature);
        } while (reader.accept(','));
        if (!reader.accept(')')) {
            throw reader.error(parenthesis, "this '(' has no ')'");
        }
        return List.copyOf(features);
    }

    /** Returns the text form, as {@link #read} reads it. */
    public String spec() {
        String factor = weight == 1 ? "" : NumberText.shortest(weight) + "*";
        return factor
                + measure.id()
                + (features.isEmpty() ? "" : "(" + String.join(",", features) + ")")
                + (exponent == 1 ? "" : "^" + NumberText.shortest(exponent));
    }

    /**
     * Fits the measure to benign rows.
     *
     * @param benign the measure's view of the benign training rows
     * @param spans the columns of each feature in the view of columns; no feature of the term may be {@link #missing}
     * @param threads number of threads; the result does not depend on it
     */
    NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
        NoveltyMeasure fitted = fitPlain(benign, spans, threads, seed);
        return exponent == 1 ? fitted : new RaisedMeasure(fitted, exponent);
    }

    private NoveltyMeasure fitPlain(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
        if (features.isEmpty()) {
            return measure.fit(benign, spans, threads, seed);
        }
        List<ColumnSpan> selected = selected(spans);
        int[] columns = selected.stream()
                .flatMapToInt(span -> IntStream.range(span.first(), span.first() + span.width()))
                .toArray();
        NoveltyMeasure fitted = measure.fit(benign.selectColumns(columns), contiguous(selected), threads, seed);
        return new MeasureOfColumns(
                benign.columns(), Arrays.stream(columns).boxed().toList(), fitted);
    }

    /** Returns the names of the term that match none of the existing features. */
    public List<String> missing(List<String> existing) {
        return features.stream()
                .filter(name -> existing.stream().noneMatch(pattern(name).asMatchPredicate()))
                .toList();
    }

    /** Returns whether fitting to these columns takes no longer than training a network. */
    boolean narrowEnough(List<ColumnSpan> spans) {
        return measure.view() != View.COLUMNS
                || selected(spans).stream().mapToInt(ColumnSpan::width).sum() <= measure.maxColumns();
    }

    private List<ColumnSpan> selected(List<ColumnSpan> spans) {
        List<Pattern> expected = features.stream().map(NoveltyTerm::pattern).toList();
        return spans.stream()
                .filter(span -> expected.isEmpty()
                        || expected.stream()
                                .anyMatch(pattern ->
                                        pattern.matcher(span.feature()).matches()))
                .toList();
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** Renumbers the columns of the spans without gaps. */
    private static List<ColumnSpan> contiguous(List<ColumnSpan> spans) {
        List<ColumnSpan> contiguous = new ArrayList<>();
        int first = 0;
        for (ColumnSpan span : spans) {
            contiguous.add(new ColumnSpan(span.feature(), first, span.width(), span.categorical()));
            first += span.width();
        }
        return List.copyOf(contiguous);
    }
}
