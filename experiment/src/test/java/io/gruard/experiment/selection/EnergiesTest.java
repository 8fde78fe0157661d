package io.gruard.experiment.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.experiment.selection.FittedRound.Energies;
import io.gruard.training.novelty.NoveltySum;
import io.gruard.training.novelty.NoveltyTerm;
import io.gruard.training.novelty.NoveltyTerm.Measure;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnergiesTest {
    private static final Map<NoveltyTerm, Energies> EACH = Map.of(
            NoveltyTerm.of(Measure.RESIDUAL),
            new Energies(ascending(1), new float[] {2, 100, 500}),
            NoveltyTerm.of(Measure.CENTRE),
            new Energies(ascending(1000), new float[] {99_000, 1000, 50_000}));

    /** Returns 1 to 100 times a step. */
    private static float[] ascending(float step) {
        float[] energies = new float[100];
        IntStream.range(0, energies.length).forEach(i -> energies[i] = step * (i + 1));
        return energies;
    }

    /** 1% of the rows exceed 99 and 99,000. */
    @Test
    void energiesAreDividedByTheirUnit() {
        Energies sum = Energies.sum(NoveltySum.parse("residual+2*centre^0.5"), EACH);
        assertThat((double) sum.test()[0]).isCloseTo(2 / 99.0 + 2, within(1e-5));
        assertThat((double) sum.test()[1]).isCloseTo(100 / 99.0 + 2 * Math.sqrt(1 / 99.0), within(1e-5));
        assertThat((double) sum.benignValidation()[98]).isCloseTo(3, within(1e-5));
    }

    @Test
    void fisherAddsTheLogarithmsOfTailShares() {
        Energies sum = Energies.sum(NoveltySum.parse("fisher(residual+2*centre)"), EACH);
        double rarest = Math.log(101 / 2.0);
        assertThat((double) sum.benignValidation()[99]).isCloseTo(3 * rarest, within(1e-5));
        // Half of the benign rows have energies of 50 or more. The nearest knots are at 45 and 64 rows.
        double half = -Math.log(51 / 101.0);
        assertThat((double) sum.test()[1]).isBetween(rarest, rarest + 0.1);
        assertThat((double) sum.test()[2]).isCloseTo(rarest + Math.log(5) + 2 * half, within(0.05));
    }
}
