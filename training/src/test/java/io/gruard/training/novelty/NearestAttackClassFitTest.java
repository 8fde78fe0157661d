package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.Feature;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Labels;
import io.gruard.core.Matrix;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import io.gruard.core.Scaling;
import io.gruard.core.Schema;
import io.gruard.core.Split;
import io.gruard.core.Table;
import io.gruard.core.TrainingRows;
import io.gruard.model.NearestAttackClass;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Attacks on a plane: of DoS a frequent label at the right and a rare one at the top, probes at the top left. */
class NearestAttackClassFitTest {
    private static final Classes CLASSES = new Classes(List.of("DoS", "normal", "probe", "U2R"), 1);
    private static final List<String> WORDS = List.of("flood", "normal", "scan", "rare");
    private static final int[] CLASS_OF_WORD = {0, 1, 2, 0};
    private static final double[][] CENTRES = {{8, 0}, {0, 0}, {-6, 8}, {0, 8}};

    @Test
    void classesWithoutRowsAndTheBenignOneAreNoKin() {
        assertThat(fitted(500, 500, 100, 20).attacks()).containsExactly(0, 2);
        assertThat(fitted(500, 500, 0, 20).attacks()).containsExactly(0);
    }

    @Test
    void withoutAnAttackAllClassesAreKinAlike() {
        NearestAttackClass nearestAttackClass = fitted(0, 500, 0, 0);

        assertThat(nearestAttackClass.attacks()).containsExactly(0, 2, 3);
        assertThat(nearestAttackClass.weights()).containsOnly(0);
    }

    /** Were flood and rare one label, the class would lie where the flood is, and what is at the top would be a scan. */
    @Test
    void aRareLabelSpeaksForItsClassAsMuchAsAFrequentOne() {
        Records apart = records(new SplittableRandom(1), 5000, 500, 2000, 10);
        int[] words = apart.labels().texts().codes().clone();
        Arrays.setAll(words, row -> words[row] == 3 ? 0 : words[row]);
        Records merged = Records.numbered(
                "plane", apart.table(), new Labels(CLASSES, apart.labels().classOfRow(), new Categories(words, WORDS)));
        FittedEncoder encoder = encoder(5000, 500, 2000, 10);
        Matrix top = encoder.apply(
                        records(new SplittableRandom(9), 0, 0, 0, 200).table())
                .matrix();

        assertThat(attacksOfDos(NearestAttackClassFit.fit(apart, encoder, 3), top))
                .isGreaterThan(150);
        assertThat(attacksOfDos(NearestAttackClassFit.fit(merged, encoder, 3), top))
                .isLessThan(50);
    }

    private static long attacksOfDos(NearestAttackClass nearestAttackClass, Matrix rows) {
        return Arrays.stream(nearestAttackClass.nearest(rows, Matrix.zeros(rows.rows(), 4)))
                .filter(c -> c == 0)
                .count();
    }

    @Test
    void sameRowsAndSeedGiveTheSameKinship() {
        assertThat(fitted(3000, 500, 100, 20)).isEqualTo(fitted(3000, 500, 100, 20));
    }

    private static NearestAttackClass fitted(int... rowsOfWord) {
        return NearestAttackClassFit.fit(training(rowsOfWord).records(), encoder(rowsOfWord), 3);
    }

    private static FittedEncoder encoder(int... rowsOfWord) {
        return Encoder.fit(training(rowsOfWord), new EncoderSettings(Scaling.SIGNED_LOG));
    }

    private static TrainingRows training(int... rowsOfWord) {
        Records records = records(new SplittableRandom(1), rowsOfWord);
        return Split.byRows(records, IntStream.range(0, records.rows()).toArray(), new int[0])
                .training();
    }

    private static Records records(SplittableRandom random, int... rowsOfWord) {
        int[] words = IntStream.range(0, 4)
                .flatMap(word -> IntStream.range(0, rowsOfWord[word]).map(row -> word))
                .toArray();
        double[] x = new double[words.length];
        double[] y = new double[words.length];
        int[] classes = new int[words.length];
        for (int row = 0; row < words.length; row++) {
            x[row] = CENTRES[words[row]][0] + 0.3 * random.nextGaussian();
            y[row] = CENTRES[words[row]][1] + 0.3 * random.nextGaussian();
            classes[row] = CLASS_OF_WORD[words[row]];
        }
        Table table = new Table(
                new Schema(List.of(new Feature.Numeric("x"), new Feature.Numeric("y"))),
                List.of(Numbers.of(x), Numbers.of(y)));
        return Records.numbered("plane", table, new Labels(CLASSES, classes, new Categories(words, WORDS)));
    }
}
