package io.gruard.training.novelty;

import io.gruard.training.novelty.NoveltyTerm.Measure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Measures of novelty, added up: {@code prototypes+residual}, or by Fisher's method {@code fisher(prototypes+residual)}.
 *
 * @param combination what of each measure is added
 * @param terms one or more; by Fisher's method none is raised
 */
public record NoveltySum(Combination combination, List<NoveltyTerm> terms) {
    /** What {@link #parse} takes. */
    public static final String FORMS = "measures joined by +, of " + NoveltyTerm.FORMS
            + "; fisher(…) around them adds up how rare each of the energies is";

    private static final String FISHER = "fisher";

    private static final Pattern BY_FISHER = Pattern.compile(FISHER + "\\s*\\((.*)\\)");

    /** What of several measures is added, times the weights of their terms. */
    public enum Combination {
        /** Energies, each divided by the one that a hundredth of the benign validation rows exceeds. */
        ENERGIES,
        /** Minus the logarithms of the shares of benign validation rows with as great an energy ({@link io.gruard.model.Rarity}). */
        FISHER
    }

    public NoveltySum {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("novelty needs a measure");
        }
        if (combination == Combination.FISHER) {
            terms.stream().filter(term -> term.exponent() != 1).findFirst().ifPresent(raised -> {
                throw new IllegalArgumentException("'" + raised.words() + "' within " + FISHER
                        + "(…): rarity is the same of any power, wanted none");
            });
        }
    }

    /** The sum of the measures' energies. */
    public static NoveltySum of(Measure... measures) {
        return new NoveltySum(
                Combination.ENERGIES,
                Arrays.stream(measures).map(NoveltyTerm::of).toList());
    }

    /** The same of other terms. */
    NoveltySum with(List<NoveltyTerm> others) {
        return new NoveltySum(combination, others);
    }

    /**
     * The sum of its words; the terms in the order of {@link NoveltyTerm.Measure}.
     *
     * @throws IllegalArgumentException if a word is none of a measure
     */
    public static NoveltySum parse(String words) {
        Matcher fisher = BY_FISHER.matcher(words.strip());
        return fisher.matches()
                ? new NoveltySum(Combination.FISHER, terms(fisher.group(1)))
                : new NoveltySum(Combination.ENERGIES, terms(words));
    }

    private static List<NoveltyTerm> terms(String words) {
        return Arrays.stream(words.strip().split("\\s*\\+\\s*", -1))
                .map(NoveltyTerm::parse)
                .distinct()
                .sorted(Comparator.comparing(NoveltyTerm::measure)
                        .thenComparing(term -> String.join(",", term.features()))
                        .thenComparingDouble(NoveltyTerm::weight)
                        .thenComparingDouble(NoveltyTerm::exponent))
                .toList();
    }

    /** {@link #parse} undone. */
    public String words() {
        String sum = terms.stream().map(NoveltyTerm::words).collect(Collectors.joining("+"));
        return combination == Combination.FISHER ? FISHER + "(" + sum + ")" : sum;
    }
}
