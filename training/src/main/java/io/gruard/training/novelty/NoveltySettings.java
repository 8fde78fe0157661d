package io.gruard.training.novelty;

import io.gruard.core.ColumnSpan;
import io.gruard.training.novelty.NoveltyTerm.Measure;
import java.util.List;

/**
 * Settings for fitting a novelty detector.
 *
 * @param falsePositiveRate target false-positive rate on benign validation rows; 0 for no detector
 * @param sum the measures and their combination
 */
public record NoveltySettings(double falsePositiveRate, NoveltySum sum) {
    /** Default target false-positive rate. */
    public static final double DEFAULT_FALSE_POSITIVE_RATE = 0.03;

    /** Default measure. It detects most novel attacks. */
    public static final NoveltySum DEFAULT_SUM = NoveltySum.of(Measure.PROTOTYPES);

    public NoveltySettings {
        if (!(falsePositiveRate >= 0 && falsePositiveRate < 1)) {
            throw new IllegalArgumentException(
                    "novelty: expected a false-positive rate in [0, 1), found " + falsePositiveRate);
        }
    }

    /** Returns the default measures with this target false-positive rate. */
    public static NoveltySettings within(double falsePositiveRate) {
        return new NoveltySettings(falsePositiveRate, DEFAULT_SUM);
    }

    /**
     * Returns the measures whose features exist and whose number of columns is not too large. If none is left, it returns
     * prototypes, or nothing if there are too many columns for them.
     *
     * @param spans the columns of each feature
     * @throws IllegalArgumentException as {@link #requireFeatures}
     */
    List<NoveltyTerm> measuresFor(List<ColumnSpan> spans) {
        List<String> features = spans.stream().map(ColumnSpan::feature).toList();
        requireFeatures(features);
        List<NoveltyTerm> usable = sum.terms().stream()
                .filter(term -> term.missing(features).isEmpty() && term.narrowEnough(spans))
                .toList();
        if (!usable.isEmpty()) {
            return usable;
        }
        NoveltyTerm prototypes = NoveltyTerm.of(Measure.PROTOTYPES);
        return prototypes.narrowEnough(spans) ? List.of(prototypes) : List.of();
    }

    /**
     * Checks that at least one measure has its features, if novelty is measured. A preset may name features of the data set
     * that it was chosen on.
     *
     * @param features names of the features of the data
     * @throws IllegalArgumentException if every measure requires a feature that does not exist
     */
    public void requireFeatures(List<String> features) {
        if (falsePositiveRate > 0 && leftOut(features).size() == sum.terms().size()) {
            NoveltyTerm first = sum.terms().getFirst();
            throw new IllegalArgumentException(
                    "novelty by " + first.spec() + ": expected one of the features " + String.join(", ", features)
                            + ", found '" + first.missing(features).getFirst() + "'");
        }
    }

    /**
     * Returns the measures that are omitted because they require features that do not exist.
     *
     * @param features names of the features of the data
     */
    public List<NoveltyTerm> leftOut(List<String> features) {
        return sum.terms().stream()
                .filter(term -> !term.missing(features).isEmpty())
                .toList();
    }

    /** Returns settings without a detector. */
    public static NoveltySettings none() {
        return within(0);
    }
}
