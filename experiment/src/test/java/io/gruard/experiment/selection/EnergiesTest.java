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
            new Energies(rising(1), new float[] {2, 100, 500}),
            NoveltyTerm.of(Measure.CENTRE),
            new Energies(rising(1000), new float[] {99_000, 1000, 50_000}));

    /** 1 to 100 times a step. */
    private static float[] rising(float step) {
        float[] energies = new float[100];
        IntStream.range(0, energies.length).forEach(i -> energies[i] = step * (i + 1));
        return energies;
    }

    /** A hundredth of the rows exceeds 99 and 99,000. */
    @Test
    void energiesCountInUnitsOfTheirOwn() {
        Energies sum = Energies.sum(NoveltySum.parse("residual+2*centre^0.5"), EACH);
        assertThat((double) sum.evaluated()[0]).isCloseTo(2 / 99.0 + 2, within(1e-5));
        assertThat((double) sum.evaluated()[1]).isCloseTo(100 / 99.0 + 2 * Math.sqrt(1 / 99.0), within(1e-5));
        assertThat((double) sum.heldBenign()[98]).isCloseTo(3, within(1e-5));
    }

    @Test
    void byFishersMethodTheSharesAsGreatCount() {
        Energies sum = Energies.sum(NoveltySum.parse("fisher(residual+2*centre)"), EACH);
        double rarest = Math.log(101 / 2.0);
        assertThat((double) sum.heldBenign()[99]).isCloseTo(3 * rarest, within(1e-5));
        // Half of the benign rows have 50 and more, knots being where 45 and 64 of them do.
        double half = -Math.log(51 / 101.0);
        assertThat((double) sum.evaluated()[1]).isBetween(rarest, rarest + 0.1);
        assertThat((double) sum.evaluated()[2]).isCloseTo(rarest + Math.log(5) + 2 * half, within(0.05));
    }
}
