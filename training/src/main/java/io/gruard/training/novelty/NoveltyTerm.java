package io.gruard.training.novelty;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Matrix;
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
 * One summand of novelty, as settings have it: {@code residual}, {@code 0.5*prototypes(dst_host_*,service)} of some features alone
 * at half the weight, or {@code residual^0.5}, the root of its energy.
 *
 * @param weight beside the other summands, above 0
 * @param measure what is fitted
 * @param features names of the features that it is fitted to, {@code *} for any letters; none for all
 * @param exponent of its energy, above 0
 */
public record NoveltyTerm(double weight, Measure measure, List<String> features, double exponent) {
    /** The measures by name, for messages. */
    static final String IDS = Arrays.stream(Measure.values()).map(Measure::id).collect(Collectors.joining(", "));

    /** What is fitted to the benign training rows; docs/lab/novelty.md compares them. */
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
        /** Squared distance from the mean: one prototype. */
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
        /** Mahalanobis distance in the network's last but one layer (Lee et al. 2018): one Gaussian. */
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

        /** Prototypes that a neighbourhood is measured by. */
        private static final int NEAREST = 3;

        private final String word;
        private final View view;
        private final int maxColumns;

        Measure(String word, View view, int maxColumns) {
            this.word = word;
            this.view = view;
            this.maxColumns = maxColumns;
        }

        /**
         * The measure of benign rows.
         *
         * @param benign what {@link #view} shows of the benign training rows
         * @param spans where each feature's columns lie in the view of columns
         * @param threads that work; the result does not depend on it
         */
        abstract NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed);

        /** What of a record is measured. */
        View view() {
            return view;
        }

        /** Above it fitting takes longer than training a network; such tables have a column a category of many. */
        int maxColumns() {
            return maxColumns;
        }

        /** As settings have it. */
        public String id() {
            return word;
        }
    }

    public NoveltyTerm {
        features = List.copyOf(features);
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the weight of " + measure.id() + " must be above 0, found " + weight);
        }
        if (!(exponent > 0 && exponent < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the exponent of " + measure.id() + " must be above 0, found " + exponent);
        }
        if (!features.isEmpty() && measure.view() != View.COLUMNS) {
            throw new IllegalArgumentException(
                    measure.id() + " measures the network, not some of the features: " + String.join(",", features));
        }
    }

    /** The measure of all features, of weight 1. */
    public static NoveltyTerm of(Measure measure) {
        return new NoveltyTerm(1, measure, List.of(), 1);
    }

    /** What is fitted, whatever the weight and the exponent. */
    public NoveltyTerm plain() {
        return new NoveltyTerm(1, measure, features, 1);
    }

    /**
     * Reads one term.
     *
     * @param raised whether an exponent may follow
     * @throws IllegalArgumentException if there is none; the message gives the position
     */
    static NoveltyTerm read(SpecReader reader, boolean raised) {
        double weight = 1;
        if (reader.seesNumber()) {
            weight = positive(reader, "a weight above 0");
            reader.expect('*');
        }
        Measure measure = measure(reader);
        List<String> features = reader.sees('(') ? features(reader, measure) : List.of();
        int power = reader.position();
        double exponent = reader.accept('^') ? positive(reader, "an exponent above 0") : 1;
        if (exponent != 1 && !raised) {
            throw reader.error(
                    power,
                    "measures within " + NoveltySum.FISHER
                            + "(…) take no exponent: how rare an energy is does not depend on it");
        }
        return new NoveltyTerm(weight, measure, features, exponent);
    }

    private static double positive(SpecReader reader, String expected) {
        int start = reader.position();
        double number = reader.number(expected);
        if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
            throw reader.error(start, "expected " + expected + ", found " + number(number));
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
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> reader.error(start, "unknown measure '" + id + "', expected one of " + IDS));
    }

    private static List<String> features(SpecReader reader, Measure measure) {
        int parenthesis = reader.position();
        if (measure.view() != View.COLUMNS) {
            throw reader.error(
                    parenthesis, measure.id() + " measures the network's output, so it takes no feature names");
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

    /** As {@link #read} reads it. */
    public String spec() {
        String times = weight == 1 ? "" : number(weight) + "*";
        return times
                + measure.id()
                + (features.isEmpty() ? "" : "(" + String.join(",", features) + ")")
                + (exponent == 1 ? "" : "^" + number(exponent));
    }

    private static String number(double value) {
        return value == Math.rint(value) && value < 1e6 ? String.valueOf((long) value) : String.valueOf(value);
    }

    /**
     * The measure of benign rows.
     *
     * @param benign what the measure's view shows of the benign training rows
     * @param spans where each feature's columns lie in the view of columns; none of the term's is {@link #missing}
     * @param threads that work; the result does not depend on it
     */
    NoveltyMeasure fit(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
        NoveltyMeasure fitted = fitPlain(benign, spans, threads, seed);
        return exponent == 1 ? fitted : new RaisedMeasure(fitted, exponent);
    }

    private NoveltyMeasure fitPlain(Matrix benign, List<ColumnSpan> spans, int threads, long seed) {
        if (features.isEmpty()) {
            return measure.fit(benign, spans, threads, seed);
        }
        List<ColumnSpan> chosen = chosen(spans);
        int[] columns = chosen.stream()
                .flatMapToInt(span -> IntStream.range(span.first(), span.first() + span.width()))
                .toArray();
        NoveltyMeasure fitted = measure.fit(benign.selectColumns(columns), closedUp(chosen), threads, seed);
        return new MeasureOfColumns(
                benign.columns(), Arrays.stream(columns).boxed().toList(), fitted);
    }

    /** Those of the wanted names that no feature bears. */
    public List<String> missing(List<String> featuresThere) {
        return features.stream()
                .filter(name -> featuresThere.stream().noneMatch(pattern(name).asMatchPredicate()))
                .toList();
    }

    /** Whether fitting to these columns takes no longer than training a network. */
    boolean narrowEnough(List<ColumnSpan> spans) {
        return measure.view() != View.COLUMNS
                || chosen(spans).stream().mapToInt(ColumnSpan::width).sum() <= measure.maxColumns();
    }

    private List<ColumnSpan> chosen(List<ColumnSpan> spans) {
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

    /** The same spans, one behind the other. */
    private static List<ColumnSpan> closedUp(List<ColumnSpan> spans) {
        List<ColumnSpan> closed = new ArrayList<>();
        int first = 0;
        for (ColumnSpan span : spans) {
            closed.add(new ColumnSpan(span.feature(), first, span.width(), span.categorical()));
            first += span.width();
        }
        return List.copyOf(closed);
    }
}
