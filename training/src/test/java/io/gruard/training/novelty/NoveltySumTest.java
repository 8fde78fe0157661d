package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.training.novelty.NoveltySum.Combination;
import io.gruard.training.novelty.NoveltyTerm.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoveltySumTest {
    @Test
    void specIsReadAndWritten() {
        NoveltySum sum = NoveltySum.parse("residual + prototypes");
        assertThat(sum).isEqualTo(NoveltySum.of(Measure.PROTOTYPES, Measure.RESIDUAL));
        assertThat(sum.spec()).isEqualTo("prototypes+residual");
        NoveltySum weighted = NoveltySum.parse("0.5*prototypes(a)+2.0*centre+1*residual");
        assertThat(weighted.terms().stream().map(NoveltyTerm::weight)).containsExactly(0.5, 1.0, 2.0);
        assertThat(weighted.spec()).isEqualTo("0.5*prototypes(a)+residual+2*centre");
        NoveltySum roots = NoveltySum.parse("0.5*neighbours(a)^.5+residual^1");
        assertThat(roots.terms().stream().map(NoveltyTerm::exponent)).containsExactly(0.5, 1.0);
        assertThat(roots.spec()).isEqualTo("0.5*neighbours(a)^0.5+residual");
        NoveltySum ofFeatures = NoveltySum.parse("residual+prototypes(service, by*s)+prototypes");
        assertThat(ofFeatures.spec()).isEqualTo("prototypes+prototypes(by*s,service)+residual");
        assertThat(NoveltySum.parse(ofFeatures.spec())).isEqualTo(ofFeatures);
    }

    @Test
    void fisherEnclosesTheSum() {
        NoveltySum rarities = NoveltySum.parse(" fisher( residual + 0.5*prototypes(service, by*s) ) ");
        assertThat(rarities.combination()).isEqualTo(Combination.FISHER);
        assertThat(rarities.spec()).isEqualTo("fisher(0.5*prototypes(by*s,service)+residual)");
        assertThat(NoveltySum.parse(rarities.spec())).isEqualTo(rarities);
        assertThat(NoveltySum.parse("fisher(centre)").terms()).containsExactly(NoveltyTerm.of(Measure.CENTRE));
        assertThat(NoveltySum.parse("1.0E-4*centre").spec()).isEqualTo("1.0E-4*centre");
    }

    @Test
    void featureNamesMayContainBlanksAndParentheses() {
        assertThat(NoveltySum.parse("centre(Flow IAT (us), Fwd+Bwd)").terms())
                .containsExactly(new NoveltyTerm(1, Measure.CENTRE, List.of("Flow IAT (us)", "Fwd+Bwd"), 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "prototypes+foo(3); 12; unknown measure 'foo', expected one of prototypes, neighbours, mixture,",
                "x*centre; 1; unknown measure 'x', expected one of prototypes,",
                "prototypes+; 12; expected a measure, one of prototypes,",
                "prototypes residual; 12; expected '+' or the end, found 'residual'",
                "centre^0; 8; expected an exponent above 0, found 0",
                "centre^x; 8; expected an exponent above 0, found 'x'",
                "0*centre; 1; expected a weight above 0, found 0",
                "0.5 centre; 5; expected '*', found 'centre'",
                "energy(a); 7; expected no features for energy, which measures the output of the network",
                "prototypes(a,); 14; expected the name of a feature",
                "residual+prototypes(a; 20; this '(' has no ')'",
                "fisher(); 8; expected a measure, one of prototypes,",
                "fisher centre; 8; expected '(', found 'centre'",
                "fisher(centre+residual^0.5); 23; expected no exponent within fisher(…)",
                "fisher(centre residual); 15; expected '+' or ')', found 'residual'",
                "fisher(centre)+residual; 15; fisher(…) must enclose the whole sum",
                "0.5*fisher(centre); 5; fisher(…) must enclose the whole sum"
            })
    void errorsGiveThePosition(String text, int position, String problem) {
        assertThatThrownBy(() -> NoveltySum.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("novelty: '" + text + "': at character " + position + ": " + problem);
    }

    @Test
    void emptySumIsRejected() {
        assertThatThrownBy(() -> new NoveltySum(Combination.ENERGIES, List.of()))
                .hasMessage("novelty: expected at least one measure, found none");
    }
}
