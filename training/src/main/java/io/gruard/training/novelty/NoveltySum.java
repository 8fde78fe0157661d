package io.gruard.training.novelty;

import io.gruard.core.SpecReader;
import io.gruard.training.novelty.NoveltyTerm.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sum of measures of novelty: {@code prototypes+residual}, or with Fisher's method {@code fisher(prototypes+residual)}.
 *
 * @param combination how the measures are combined
 * @param terms one or more; none has an exponent with Fisher's method
 */
public record NoveltySum(Combination combination, List<NoveltyTerm> terms) {
    /** The text forms that {@link #parse} accepts, for messages. */
    public static final String FORMS = "measures joined by +: " + NoveltyTerm.IDS
            + "; prototypes(dst_host_*,service) selects features, 0.5*centre sets a weight, residual^0.5 an exponent of"
            + " the energy; fisher(…) around the sum combines the rarities of the energies";

    static final String FISHER = "fisher";

    /** How measures are combined. Each summand is multiplied by the weight of its term. */
    public enum Combination {
        /** Sum of energies, each divided by the energy that 1% of the benign validation rows exceed. */
        ENERGIES,
        /** Sum of −ln of the share of benign validation rows with at least this energy ({@link io.gruard.model.Rarity}). */
        FISHER
    }

    public NoveltySum {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("novelty: expected at least one measure, found none");
        }
        if (combination == Combination.FISHER) {
            terms.stream().filter(term -> term.exponent() != 1).findFirst().ifPresent(raised -> {
                throw new IllegalArgumentException("novelty: expected no exponent within " + FISHER + "(…), found '"
                        + raised.spec() + "'; a rarity does not depend on it");
            });
        }
    }

    /** Returns the sum of the energies of these measures. */
    public static NoveltySum of(Measure... measures) {
        return new NoveltySum(
                Combination.ENERGIES,
                Arrays.stream(measures).map(NoveltyTerm::of).toList());
    }

    /** Returns the sum with other terms. */
    NoveltySum with(List<NoveltyTerm> others) {
        return new NoveltySum(combination, others);
    }

    /**
     * Reads a sum such as {@code prototypes+0.5*residual}; docs/SETTINGS.md has the grammar. It orders the terms by {@link
     * NoveltyTerm.Measure}.
     *
     * @throws IllegalArgumentException if the text does not follow that grammar; the message gives the position
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

    /** Returns the text form, as {@link #parse} reads it. */
    public String spec() {
        String sum = terms.stream().map(NoveltyTerm::spec).collect(Collectors.joining("+"));
        return combination == Combination.FISHER ? FISHER + "(" + sum + ")" : sum;
    }
}
