package io.gruard.learn.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.learn.novelty.NoveltyWeights.Energies;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoveltyWeightsTest {
    private static final double SHARE = 0.05;

    /** Of 1,000 benign rows in [0, 1); each attack lies at {@code height} and somewhat above. */
    private static Energies energies(long seed, double... height) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] benign = new float[1000];
        for (int i = 0; i < benign.length; i++) {
            benign[i] = (float) random.nextDouble();
        }
        float[] attacks = new float[height.length];
        for (int i = 0; i < attacks.length; i++) {
            attacks[i] = (float) (height[i] + random.nextDouble() / 100);
        }
        return new Energies(benign, attacks);
    }

    @Test
    void aScoreThatOnlyDisturbsWeighsNothing() {
        Energies good = energies(1, 0.97, 0.97, 0.97, 0.97);
        Energies noise = energies(2, 0, 0, 0, 0);

        double[] weights = NoveltyWeights.of(SHARE, List.of(good, noise), new int[] {0, 0, 1, 1});

        assertThat(weights[0]).isPositive();
        assertThat(weights[1]).isZero();
    }

    @Test
    void scoresThatFindDifferentAttacksAreKept() {
        Energies first = energies(1, 1.6, 1.6, 0.5, 0.5);
        Energies second = energies(2, 0.5, 0.5, 1.6, 1.6);

        double[] weights = NoveltyWeights.of(SHARE, List.of(first, second), new int[] {0, 0, 1, 1});

        assertThat(weights).doesNotContain(0);
    }

    @Test
    void labelsCountAlikeHoweverManyRowsTheyHave() {
        // The first score finds nine rows of one label, the second a row of each of two others; their sum finds
        // neither.
        Energies many = energies(1, 0.98, 0.98, 0.98, 0.98, 0.98, 0.98, 0.98, 0.98, 0.98, 0, 0);
        Energies rare = energies(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.98, 0.98);

        double[] weights = NoveltyWeights.of(SHARE, List.of(many, rare), new int[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2});

        assertThat(weights[1]).isGreaterThan(weights[0]);
    }

    @Test
    void withoutAttacksEachScoreCountsByItsOwnThreshold() {
        Energies one = energies(1);
        Energies tenfold = new Energies(one.benign().clone(), new float[0]);
        for (int i = 0; i < tenfold.benign().length; i++) {
            tenfold.benign()[i] *= 10;
        }

        double[] weights = NoveltyWeights.of(SHARE, List.of(one, tenfold), new int[0]);

        assertThat(weights[0]).isEqualTo(1 / (double) NoveltyFit.exceededBy(SHARE, one.benign()));
        assertThat(weights[0] / weights[1]).isBetween(9.999, 10.001);
    }
}
