package io.gruard.training.novelty;

import io.gruard.core.SpecReader;
import io.gruard.training.novelty.NoveltyTerm.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures of novelty, added up: {@code prototypes+residual}, or by Fisher's method {@code fisher(prototypes+residual)}.
 *
 * @param combination what of each measure is added
 * @param terms one or more; by Fisher's method none is raised
 */
public record NoveltySum(Combination combination, List<NoveltyTerm> terms) {
    /** What {@link #parse} takes. */
    public static final String FORMS = "measures joined by +, of " + NoveltyTerm.IDS
            + "; of some features alone as in prototypes(dst_host_*,service), at half the weight as in 0.5*centre, the"
            + " root of its energy as in residual^0.5; fisher(…) around them adds up how rare each of the energies is";

    static final String FISHER = "fisher";

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
                throw new IllegalArgumentException("'" + raised.spec() + "' within " + FISHER
                        + "(…): rarity is the same of any power, expected none");
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
     * Reads {@code prototypes+0.5*residual}; docs/SETTINGS.md has the grammar. The terms come in the order of {@link
     * NoveltyTerm.Measure}.
     *
     * @throws IllegalArgumentException if the text is not of that grammar; the message gives the position
     */
    public static NoveltySum parse(String text) {
        SpecReader reader = new SpecReader("novelty", text);
        SpecReader ahead = new SpecReader("novelty", text);
        if (!ahead.id().equals(FISHER)) {
            List<NoveltyTerm> terms = terms(reader, Combination.ENERGIES);
            reader.expectEnd("'+'");
            return new NoveltySum(Combination.ENERGIES, terms);
        }
        reader.id();
        reader.expect('(');
        List<NoveltyTerm> terms = terms(reader, Combination.FISHER);
        if (!reader.sees(')')) {
            throw reader.unexpected("'+' or ')'");
        }
        reader.expect(')');
        if (!reader.atEnd()) {
            throw reader.error(reader.position(), FISHER + "(…) must enclose the whole sum");
        }
        return new NoveltySum(Combination.FISHER, terms);
    }

    private static List<NoveltyTerm> terms(SpecReader reader, Combination combination) {
        List<NoveltyTerm> terms = new ArrayList<>();
        do {
            terms.add(NoveltyTerm.read(reader, combination == Combination.ENERGIES));
        } while (reader.accept('+'));
        return terms.stream()
                .distinct()
                .sorted(Comparator.comparing(NoveltyTerm::measure)
                        .thenComparing(term -> String.join(",", term.features()))
                        .thenComparingDouble(NoveltyTerm::weight)
                        .thenComparingDouble(NoveltyTerm::exponent))
                .toList();
    }

    /** {@link #parse} undone. */
    public String spec() {
        String sum = terms.stream().map(NoveltyTerm::spec).collect(Collectors.joining("+"));
        return combination == Combination.FISHER ? FISHER + "(" + sum + ")" : sum;
    }
}
