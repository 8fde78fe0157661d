package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.training.novelty.NoveltySum.Combination;
import io.gruard.training.novelty.NoveltyTerm.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoveltySumTest {
    @Test
    void wordsAreReadAndWritten() {
        NoveltySum some = NoveltySum.parse("residual + prototypes");
        assertThat(some).isEqualTo(NoveltySum.of(Measure.PROTOTYPES, Measure.RESIDUAL));
        assertThat(some.words()).isEqualTo("prototypes+residual");
        NoveltySum weighed = NoveltySum.parse("0.5*prototypes(a)+2.0*centre+1*residual");
        assertThat(weighed.terms().stream().map(NoveltyTerm::weight)).containsExactly(0.5, 1.0, 2.0);
        assertThat(weighed.words()).isEqualTo("0.5*prototypes(a)+residual+2*centre");
        NoveltySum roots = NoveltySum.parse("0.5*neighbours(a)^.5+residual^1");
        assertThat(roots.terms().stream().map(NoveltyTerm::exponent)).containsExactly(0.5, 1.0);
        assertThat(roots.words()).isEqualTo("0.5*neighbours(a)^0.5+residual");
        NoveltySum ofFeatures = NoveltySum.parse("residual+prototypes(service, by*s)+prototypes");
        assertThat(ofFeatures.words()).isEqualTo("prototypes+prototypes(by*s,service)+residual");
        assertThat(NoveltySum.parse(ofFeatures.words())).isEqualTo(ofFeatures);
    }

    @Test
    void fishersMethodStandsAroundTheMeasures() {
        NoveltySum rarities = NoveltySum.parse(" fisher( residual + 0.5*prototypes(service, by*s) ) ");
        assertThat(rarities.combination()).isEqualTo(Combination.FISHER);
        assertThat(rarities.words()).isEqualTo("fisher(0.5*prototypes(by*s,service)+residual)");
        assertThat(NoveltySum.parse(rarities.words())).isEqualTo(rarities);
        assertThat(NoveltySum.parse("fisher(centre)").terms()).containsExactly(NoveltyTerm.of(Measure.CENTRE));
        assertThatThrownBy(() -> NoveltySum.parse("fisher(centre+residual^0.5)"))
                .hasMessage("'residual^0.5' within fisher(…): rarity is the same of any power, wanted none");
        assertThatThrownBy(() -> NoveltySum.parse("fisher(centre)+residual"))
                .hasMessageStartingWith("'fisher(centre)' is no measure");
        assertThatThrownBy(() -> NoveltySum.parse("fisher()")).hasMessageStartingWith("'' is no measure");
        assertThatThrownBy(() -> NoveltySum.parse("0.5*fisher(centre)"))
                .hasMessageStartingWith("'0.5*fisher(centre)' is no measure");
    }

    @Test
    void wordsOfNoMeasureAreRefused() {
        assertThatThrownBy(() -> NoveltySum.parse("centre^0"))
                .hasMessage("the exponent of centre must be above 0, found 0.0");
        assertThatThrownBy(() -> NoveltySum.parse("0*centre"))
                .hasMessage("the weight of centre must be above 0, found 0.0");
        assertThatThrownBy(() -> NoveltySum.parse("x*centre")).hasMessageStartingWith("'x*centre' is no measure");
        assertThatThrownBy(() -> NoveltySum.parse("prototypes+"))
                .hasMessageStartingWith(
                        "'' is no measure, wanted measures joined by +, of prototypes, neighbours, mixture");
        assertThatThrownBy(() -> NoveltySum.parse("energy(a)"))
                .hasMessage("energy measures the network, not some of the features: a");
        assertThatThrownBy(() -> NoveltySum.parse("prototypes(a,)"))
                .hasMessage("'prototypes(a,)' has a feature without a name");
        assertThatThrownBy(() -> NoveltySum.parse("prototypes(a")).hasMessageStartingWith("'prototypes(a' is no");
        assertThatThrownBy(() -> new NoveltySum(Combination.ENERGIES, List.of()))
                .hasMessage("novelty needs a measure");
    }
}
