package io.gruard.learn.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoveltyWeightsTest {
    private static final double SHARE = 0.05;

    /** 1,000 rows in [0, 1). */
    private static float[] benign(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] energies = new float[1000];
        for (int i = 0; i < energies.length; i++) {
            energies[i] = (float) random.nextDouble();
        }
        return energies;
    }

    /** Twenty rows of each label. */
    private static float[] attacks(double... ofLabel) {
        float[] energies = new float[20 * ofLabel.length];
        for (int i = 0; i < energies.length; i++) {
            energies[i] = (float) (ofLabel[i / 20] + i % 20 / 2000.0);
        }
        return energies;
    }

    private static int[] labels(int count) {
        return IntStream.range(0, 20 * count).map(row -> row / 20).toArray();
    }

    @Test
    void aScoreThatOnlyDisturbsWeighsNothing() {
        double[] weights = NoveltyWeights.of(
                SHARE, List.of(benign(1), benign(2)), List.of(attacks(0.97, 0.97), attacks(0, 0)), labels(2));

        assertThat(weights[0]).isPositive();
        assertThat(weights[1]).isZero();
    }

    @Test
    void scoresThatFindDifferentAttacksAreKept() {
        double[] weights = NoveltyWeights.of(
                SHARE, List.of(benign(1), benign(2)), List.of(attacks(1.6, 0.5), attacks(0.5, 1.6)), labels(2));

        assertThat(weights).doesNotContain(0);
    }

    @Test
    void labelsCountAlikeAndThoseOfFewRowsNotAtAll() {
        // The first score finds one label, the second two others; their sum finds none.
        List<float[]> energies = List.of(attacks(0.98, 0, 0), attacks(0, 0.98, 0.98));
        double[] weights = NoveltyWeights.of(SHARE, List.of(benign(1), benign(2)), energies, labels(3));
        assertThat(weights[1]).isGreaterThan(weights[0]);

        // With nine rows left of each of the others the first label decides.
        int[] few =
                IntStream.range(0, 60).filter(row -> row < 20 || row % 20 < 9).toArray();
        List<float[]> fewer = energies.stream().map(all -> chosen(all, few)).toList();
        double[] other = NoveltyWeights.of(
                SHARE,
                List.of(benign(1), benign(2)),
                fewer,
                Arrays.stream(few).map(row -> row / 20).toArray());
        assertThat(other[0]).isGreaterThan(other[1]);
    }

    private static float[] chosen(float[] all, int[] rows) {
        float[] chosen = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = all[rows[i]];
        }
        return chosen;
    }

    @Test
    void withoutAttacksEachScoreCountsByItsOwnThreshold() {
        float[] one = benign(1);
        float[] tenfold = one.clone();
        for (int i = 0; i < tenfold.length; i++) {
            tenfold[i] *= 10;
        }

        double[] weights =
                NoveltyWeights.of(SHARE, List.of(one, tenfold), List.of(new float[0], new float[0]), new int[0]);

        assertThat(weights[0]).isEqualTo(1 / (double) NoveltyFit.exceededBy(SHARE, one));
        assertThat(weights[0] / weights[1]).isBetween(9.999, 10.001);
    }
}
