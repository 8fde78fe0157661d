package io.gruard.learn.novelty;

import io.gruard.learn.novelty.NoveltyTerm.Measure;
import io.gruard.model.NoveltyScore.View;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a novelty detector is fitted.
 *
 * @param falsePositiveRate share of the benign validation rows that may be called an unknown attack; 0 for no detector
 * @param measures whose energies are added, one or more, each divided by its own threshold on the benign validation rows
 */
public record NoveltySettings(double falsePositiveRate, List<NoveltyTerm> measures) {
    /** Of the benign validation rows. */
    public static final double USUAL_FALSE_POSITIVE_RATE = 0.03;

    /** What finds most attacks of a new kind. */
    public static final List<NoveltyTerm> USUAL_MEASURES = List.of(NoveltyTerm.of(Measure.PROTOTYPES));

    /** What {@link #parse} takes. */
    public static final String FORMS = "measures joined by +, of " + NoveltyTerm.FORMS;

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
    List<NoveltyTerm> measuresFor(int columns) {
        List<NoveltyTerm> fit = measures.stream()
                .filter(term -> term.measure().view() != View.COLUMNS
                        || columns <= term.measure().mostColumns())
                .toList();
        if (!fit.isEmpty()) {
            return fit;
        }
        return columns <= Measure.PROTOTYPES.mostColumns() ? List.of(NoveltyTerm.of(Measure.PROTOTYPES)) : List.of();
    }

    /** No detector. */
    public static NoveltySettings none() {
        return within(0);
    }

    /**
     * The measures of words joined by +, in the order of {@link NoveltyTerm.Measure}.
     *
     * @throws IllegalArgumentException if a word is none of a measure
     */
    public static List<NoveltyTerm> parse(String words) {
        return Arrays.stream(words.split("\\s*\\+\\s*", -1))
                .map(NoveltyTerm::parse)
                .distinct()
                .sorted(Comparator.comparing(NoveltyTerm::measure).thenComparing(NoveltyTerm::words))
                .toList();
    }

    /** {@link #parse} undone. */
    public static String words(List<NoveltyTerm> terms) {
        return terms.stream().map(NoveltyTerm::words).collect(Collectors.joining("+"));
    }
}
