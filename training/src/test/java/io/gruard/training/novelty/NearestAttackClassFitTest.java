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

/** Attacks in a plane: DoS has a frequent label at the right and a rare one at the top, probe lies at the top left. */
class NearestAttackClassFitTest {
    private static final Classes CLASSES = new Classes(List.of("DoS", "normal", "probe", "U2R"), 1);
    private static final List<String> LABELS = List.of("flood", "normal", "scan", "rare");
    private static final int[] CLASS_OF_LABEL = {0, 1, 2, 0};
    private static final double[][] CENTRES = {{8, 0}, {0, 0}, {-6, 8}, {0, 8}};

    @Test
    void classesWithoutRowsAndTheBenignClassAreExcluded() {
        assertThat(fitted(500, 500, 100, 20).attacks()).containsExactly(0, 2);
        assertThat(fitted(500, 500, 0, 20).attacks()).containsExactly(0);
    }

    @Test
    void withoutAttackRowsAllAttackClassesAreEquallyNear() {
        NearestAttackClass nearestAttackClass = fitted(0, 500, 0, 0);

        assertThat(nearestAttackClass.attacks()).containsExactly(0, 2, 3);
        assertThat(nearestAttackClass.weights()).containsOnly(0);
    }

    /** If flood and rare had one label, the class would lie where the flood is, and rows at the top would be scans. */
    @Test
    void rareLabelWeighsAsMuchAsAFrequentOne() {
        Records separate = records(new SplittableRandom(1), 5000, 500, 2000, 10);
        int[] labels = separate.labels().texts().codes().clone();
        Arrays.setAll(labels, row -> labels[row] == 3 ? 0 : labels[row]);
        Records merged = Records.numbered(
                "plane",
                separate.table(),
                new Labels(CLASSES, separate.labels().classOfRow(), new Categories(labels, LABELS)));
        FittedEncoder encoder = encoder(5000, 500, 2000, 10);
        Matrix top = encoder.apply(
                        records(new SplittableRandom(9), 0, 0, 0, 200).table())
                .matrix();

        assertThat(nearestToDos(NearestAttackClassFit.fit(separate, encoder, 3), top))
                .isGreaterThan(150);
        assertThat(nearestToDos(NearestAttackClassFit.fit(merged, encoder, 3), top))
                .isLessThan(50);
    }

    private static long nearestToDos(NearestAttackClass nearestAttackClass, Matrix rows) {
        return Arrays.stream(nearestAttackClass.nearest(rows, Matrix.zeros(rows.rows(), 4)))
                .filter(c -> c == 0)
                .count();
    }

    @Test
    void sameRowsAndSeedGiveTheSameFit() {
        assertThat(fitted(3000, 500, 100, 20)).isEqualTo(fitted(3000, 500, 100, 20));
    }

    private static NearestAttackClass fitted(int... rowsOfLabel) {
        return NearestAttackClassFit.fit(training(rowsOfLabel).records(), encoder(rowsOfLabel), 3);
    }

    private static FittedEncoder encoder(int... rowsOfLabel) {
        return Encoder.fit(training(rowsOfLabel), new EncoderSettings(Scaling.SIGNED_LOG));
    }

    private static TrainingRows training(int... rowsOfLabel) {
        Records records = records(new SplittableRandom(1), rowsOfLabel);
        return Split.byRows(records, IntStream.range(0, records.rows()).toArray(), new int[0])
                .training();
    }

    private static Records records(SplittableRandom random, int... rowsOfLabel) {
        int[] labels = IntStream.range(0, 4)
                .flatMap(label -> IntStream.range(0, rowsOfLabel[label]).map(row -> label))
                .toArray();
        double[] x = new double[labels.length];
        double[] y = new double[labels.length];
        int[] classes = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            x[row] = CENTRES[labels[row]][0] + 0.3 * random.nextGaussian();
            y[row] = CENTRES[labels[row]][1] + 0.3 * random.nextGaussian();
            classes[row] = CLASS_OF_LABEL[labels[row]];
        }
        Table table = new Table(
                new Schema(List.of(new Feature.Numeric("x"), new Feature.Numeric("y"))),
                List.of(Numbers.of(x), Numbers.of(y)));
        return Records.numbered("plane", table, new Labels(CLASSES, classes, new Categories(labels, LABELS)));
    }
}
