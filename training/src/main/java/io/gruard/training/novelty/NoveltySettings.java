package io.gruard.training.novelty;

import io.gruard.core.ColumnSpan;
import io.gruard.training.novelty.NoveltyTerm.Measure;
import java.util.List;

/**
 * How a novelty detector is fitted.
 *
 * @param falsePositiveRate share of the benign validation rows that may be called an unknown attack; 0 for no detector
 * @param sum of the measures
 */
public record NoveltySettings(double falsePositiveRate, NoveltySum sum) {
    /** Of the benign validation rows. */
    public static final double DEFAULT_FALSE_POSITIVE_RATE = 0.03;

    /** What finds most attacks of a new kind. */
    public static final NoveltySum DEFAULT_SUM = NoveltySum.of(Measure.PROTOTYPES);

    public NoveltySettings {
        if (!(falsePositiveRate >= 0 && falsePositiveRate < 1)) {
            throw new IllegalArgumentException("the false-positive rate must be in [0, 1), found " + falsePositiveRate);
        }
    }

    /** The usual measures with a budget. */
    public static NoveltySettings within(double falsePositiveRate) {
        return new NoveltySettings(falsePositiveRate, DEFAULT_SUM);
    }

    /**
     * Those of the measures whose features are there and that the columns are not too many for; prototypes where that leaves none; empty where
     * they are too many for those.
     *
     * @param spans where each feature's columns lie
     * @throws IllegalArgumentException as {@link #requireFeatures}
     */
    List<NoveltyTerm> measuresFor(List<ColumnSpan> spans) {
        List<String> features = spans.stream().map(ColumnSpan::feature).toList();
        requireFeatures(features);
        List<NoveltyTerm> fit = sum.terms().stream()
                .filter(term -> term.missing(features).isEmpty() && term.narrowEnough(spans))
                .toList();
        if (!fit.isEmpty()) {
            return fit;
        }
        NoveltyTerm prototypes = NoveltyTerm.of(Measure.PROTOTYPES);
        return prototypes.narrowEnough(spans) ? List.of(prototypes) : List.of();
    }

    /**
     * That some measure has its features, if novelty is measured at all: of several a preset may name one for the data set it was chosen on.
     *
     * @param features names of those that are there
     * @throws IllegalArgumentException if each wants one that is not there
     */
    public void requireFeatures(List<String> features) {
        if (falsePositiveRate > 0 && leftOut(features).size() == sum.terms().size()) {
            NoveltyTerm first = sum.terms().getFirst();
            throw new IllegalArgumentException("novelty by " + first.spec() + ": no feature is named '"
                    + first.missing(features).getFirst() + "', there are " + String.join(", ", features));
        }
    }

    /**
     * The measures that are done without, as they want features that are not there.
     *
     * @param features names of those that are there
     */
    public List<NoveltyTerm> leftOut(List<String> features) {
        return sum.terms().stream()
                .filter(term -> !term.missing(features).isEmpty())
                .toList();
    }

    /** No detector. */
    public static NoveltySettings none() {
        return within(0);
    }
}
