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
 * Fits a novelty detector. It fits the encoding to all training rows, the measures to the benign training rows, and
 * weights, scale and threshold to the benign validation rows. Attack rows are used only for the nearest attack class.
 */
public final class NoveltyFit {
    /** Lower limit that keeps weights finite if all benign rows are equal. */
    private static final float MIN_THRESHOLD = 1e-6f;

    /** The energy that this share of benign rows exceeds is the unit of a measure; docs/lab/novelty.md has the trials. */
    private static final double UNIT_SHARE = 0.01;

    private final double share;
    private final NoveltySum sum;
    private final ActivationSource network;
    private final FittedEncoder encoder;
    private final int benign;

    private NoveltyFit(double share, NoveltySum sum, ActivationSource network, FittedEncoder encoder, int benign) {
        this.share = share;
        this.sum = sum;
        this.network = network;
        this.encoder = encoder;
        this.benign = benign;
    }

    /** Computes activations of a classifier. It is called only if a measure reads them. */
    @FunctionalInterface
    public interface ActivationSource {
        /** Computes the activations for raw records. */
        Activations activations(Records records);
    }

    /**
     * Fits a detector and its threshold.
     *
     * @param validation rows that were not trained on
     * @param threads number of threads; the result does not depend on it
     * @return null if no detector is requested, if training or validation rows have no benign row, or if the table has too
     *     many columns
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
                || benignRows(training.records(), benign).length == 0
                || benignRows(validation, benign).length == 0) {
            return null;
        }
        return new NoveltyFit(settings.falsePositiveRate(), settings.sum().with(measures), network, encoder, benign)
                .fit(training.records(), validation, threads, seed);
    }

    /** The views of records that the measures read. */
    private record Views(Matrix columns, @Nullable Activations activations) {
        Matrix of(View view) {
            if (view == View.COLUMNS) {
                return columns;
            }
            Activations computed = Objects.requireNonNull(activations, "computed if a measure reads them");
            return view == View.FEATURES ? computed.features() : computed.logits();
        }
    }

    private Views views(Records records) {
        boolean readsNetwork =
                sum.terms().stream().anyMatch(term -> term.measure().view() != View.COLUMNS);
        return new Views(encoder.apply(records.table()).matrix(), readsNetwork ? network.activations(records) : null);
    }

    private VerdictPolicy fit(Records training, Records validation, int threads, long seed) {
        Views trainingViews = views(training.select(benignRows(training, benign)));
        NearestAttackClass nearestAttackClass = NearestAttackClassFit.fit(training, encoder, seed);
        Views validationViews = views(validation.select(benignRows(validation, benign)));
        List<NoveltyMeasure> measures = sum.terms().stream()
                .map(term -> term.fit(trainingViews.of(term.measure().view()), encoder.spans(), threads, seed))
                .toList();
        List<NoveltyScore> scores = IntStream.range(0, measures.size())
                .mapToObj(i -> score(sum.terms().get(i), measures.get(i), validationViews))
                .toList();
        float scale =
                exceededBy(share, NoveltyScore.sum(scores, validationViews.columns(), validationViews.activations()));
        NoveltyDetector detector =
                new NoveltyDetector(encoder, scores, Math.max(scale, MIN_THRESHOLD), nearestAttackClass);
        double from = exceededBy(share, detector.novelty(validationViews.columns(), validationViews.activations()));
        return new VerdictPolicy(
                detector, Thresholds.none(validation.classes().size()).withNoveltyFrom(from));
    }

    /**
     * Makes the score of a term. If there are several measures, each energy is divided by the energy that {@link #UNIT_SHARE}
     * of the benign validation rows exceed. The energies are then comparable, for any target false-positive rate. Rarities
     * are comparable without scaling.
     */
    private NoveltyScore score(NoveltyTerm term, NoveltyMeasure measure, Views validation) {
        View view = term.measure().view();
        if (sum.combination() == NoveltySum.Combination.ENERGIES && sum.terms().size() == 1) {
            return new NoveltyScore(view, measure, 1);
        }
        float[] energies = measure.energies(validation.of(view));
        if (sum.combination() == NoveltySum.Combination.FISHER) {
            return new NoveltyScore(view, new Rarity(measure, TailFit.fit(energies)), term.weight());
        }
        return new NoveltyScore(view, measure, term.weight() / unit(energies));
    }

    /**
     * Returns the function from the energy of a term's measure, before the exponent, to its contribution to the sum. The
     * exponent also applies to the unit.
     *
     * @param benignEnergies energies of the benign validation rows, one or more
     */
    public static DoubleUnaryOperator contribution(
            NoveltySum.Combination combination, NoveltyTerm term, float[] benignEnergies) {
        return switch (combination) {
            case ENERGIES -> {
                float unit = unit(benignEnergies);
                yield energy -> term.weight() * Math.pow(energy / unit, term.exponent());
            }
            case FISHER -> {
                TailScale scale = TailFit.fit(benignEnergies);
                yield energy -> term.weight() * scale.surprise((float) energy);
            }
        };
    }

    /**
     * Returns the energy of a term that counts as 1 in a sum.
     *
     * @param benignEnergies energies of the benign validation rows, one or more
     */
    static float unit(float[] benignEnergies) {
        return Math.max(exceededBy(UNIT_SHARE, benignEnergies), MIN_THRESHOLD);
    }

    /**
     * Returns the smallest of the values that at most this share of them exceeds.
     *
     * @param share in [0, 1)
     */
    static float exceededBy(double share, float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int above = (int) Math.floor(share * sorted.length);
        return sorted[sorted.length - 1 - Math.min(above, sorted.length - 1)];
    }

    /** Returns the rows of the benign class. */
    private static int[] benignRows(Records records, int benign) {
        int[] classOfRow = records.labels().classOfRow();
        return IntStream.range(0, classOfRow.length)
                .filter(row -> classOfRow[row] == benign)
                .toArray();
    }
}
