package io.gruard.training.novelty;

import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Scaling;
import io.gruard.core.TrainingRows;
import io.gruard.model.NearestAttackClass;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.NoveltyMeasure;
import io.gruard.model.NoveltyScore;
import io.gruard.model.NoveltyScore.View;
import io.gruard.model.Rarity;
import io.gruard.model.TailScale;
import io.gruard.model.Thresholds;
import io.gruard.nn.Activations;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits a novelty detector: the encoding to all training rows, the measures to the benign ones, weights, scale and threshold to
 * benign validation rows. Attacks play no part but for which of them an unknown one is most like.
 */
public final class NoveltyFit {
    /** Keeps weights finite where all benign rows are alike. */
    private static final float MIN_THRESHOLD = 1e-6f;

    /** The energy that this share of benign rows exceeds is what measures are compared by; docs/lab/novelty.md has the trials. */
    private static final double COMPARED_AT = 0.01;

    private final double share;
    private final NoveltySum expected;
    private final ActivationSource network;
    private final FittedEncoder encoder;
    private final int benign;

    private NoveltyFit(double share, NoveltySum expected, ActivationSource network, FittedEncoder encoder, int benign) {
        this.share = share;
        this.expected = expected;
        this.network = network;
        this.encoder = encoder;
        this.benign = benign;
    }

    /** A classifier's activations; asked only where a measure wants them. */
    @FunctionalInterface
    public interface ActivationSource {
        /** Of raw records. */
        Activations activations(Records records);
    }

    /**
     * A detector and its threshold.
     *
     * @param validation rows that were not trained on
     * @param threads that work; the result does not depend on it
     * @return null where none is wanted, where either set has no benign row, or the table has too many columns
     */
    public static @Nullable VerdictPolicy fit(
            TrainingRows training,
            Records validation,
            NoveltySettings settings,
            ActivationSource network,
            int threads,
            long seed) {
        int benign = validation.classes().benign();
        FittedEncoder encoder = Encoder.fit(training, new EncoderSettings(Scaling.SIGNED_LOG));
        List<NoveltyTerm> measures = settings.measuresFor(encoder.spans());
        if (settings.falsePositiveRate() == 0
                || measures.isEmpty()
                || rowsOf(training.records(), benign, true).length == 0
                || rowsOf(validation, benign, true).length == 0) {
            return null;
        }
        return new NoveltyFit(settings.falsePositiveRate(), settings.sum().with(measures), network, encoder, benign)
                .fit(training.records(), validation, threads, seed);
    }

    /** Records as each view shows them; only what a measure wants. */
    private record Views(Matrix columns, @Nullable Activations activations) {
        Matrix of(View view) {
            if (view == View.COLUMNS) {
                return columns;
            }
            Activations known = Objects.requireNonNull(activations, "asked for before");
            return view == View.FEATURES ? known.features() : known.logits();
        }
    }

    private Views views(Records records) {
        boolean readsNetwork =
                expected.terms().stream().anyMatch(term -> term.measure().view() != View.COLUMNS);
        return new Views(encoder.apply(records.table()).matrix(), readsNetwork ? network.activations(records) : null);
    }

    private VerdictPolicy fit(Records training, Records validation, int threads, long seed) {
        Views trained = views(training.select(rowsOf(training, benign, true)));
        NearestAttackClass nearestAttackClass = NearestAttackClassFit.fit(training, encoder, seed);
        Views held = views(validation.select(rowsOf(validation, benign, true)));
        List<NoveltyMeasure> measures = expected.terms().stream()
                .map(term -> term.fit(trained.of(term.measure().view()), encoder.spans(), threads, seed))
                .toList();
        List<NoveltyScore> scores = IntStream.range(0, measures.size())
                .mapToObj(i -> score(expected.terms().get(i), measures.get(i), held))
                .toList();
        float scale = exceededBy(share, NoveltyScore.sum(scores, held.columns(), held.activations()));
        NoveltyDetector detector =
                new NoveltyDetector(encoder, scores, Math.max(scale, MIN_THRESHOLD), nearestAttackClass);
        double from = exceededBy(share, detector.novelty(held.columns(), held.activations()));
        return new VerdictPolicy(
                detector, Thresholds.none(validation.classes().size()).withNoveltyFrom(from));
    }

    /**
     * Of several measures each counts by the inverse of its own threshold, the energy that only {@link #COMPARED_AT} of benign rows exceed: so
     * their energies compare, whatever the budget, before the term's own weight. Rarities compare as they are.
     */
    private NoveltyScore score(NoveltyTerm term, NoveltyMeasure measure, Views held) {
        View view = term.measure().view();
        if (expected.combination() == NoveltySum.Combination.ENERGIES
                && expected.terms().size() == 1) {
            return new NoveltyScore(view, measure, 1);
        }
        float[] energies = measure.energies(held.of(view));
        if (expected.combination() == NoveltySum.Combination.FISHER) {
            return new NoveltyScore(view, new Rarity(measure, TailFit.fit(energies)), term.weight());
        }
        return new NoveltyScore(view, measure, term.weight() / unit(energies));
    }

    /**
     * What an energy of a plain term adds to a sum; the unit of raised energies is the unit, raised.
     *
     * @param heldBenign energies of the benign validation rows, one or more
     */
    public static DoubleUnaryOperator contribution(
            NoveltySum.Combination combination, NoveltyTerm term, float[] heldBenign) {
        return switch (combination) {
            case ENERGIES -> {
                float unit = unit(heldBenign);
                yield energy -> term.weight() * Math.pow(energy / unit, term.exponent());
            }
            case FISHER -> {
                TailScale scale = TailFit.fit(heldBenign);
                yield energy -> term.weight() * scale.surprise((float) energy);
            }
        };
    }

    /**
     * The energy of a term that counts as 1 in a sum.
     *
     * @param heldBenign energies of the benign validation rows, one or more
     */
    static float unit(float[] heldBenign) {
        return Math.max(exceededBy(COMPARED_AT, heldBenign), MIN_THRESHOLD);
    }

    /**
     * The least of the values that no more than a share of them lies above.
     *
     * @param share in [0, 1)
     */
    static float exceededBy(double share, float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int above = (int) Math.floor(share * sorted.length);
        return sorted[sorted.length - 1 - Math.min(above, sorted.length - 1)];
    }

    /** Rows of the benign class, or all others. */
    private static int[] rowsOf(Records records, int benign, boolean expected) {
        int[] classOfRow = records.labels().classOfRow();
        return IntStream.range(0, classOfRow.length)
                .filter(row -> (classOfRow[row] == benign) == expected)
                .toArray();
    }
}
