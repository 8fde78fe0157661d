package io.gruard.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Classes;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VerdictFiguresTest {
    private static final Classes CLASSES = new Classes(List.of("normal", "DoS", "probe"), 0);

    /** Four benign rows with one false positive, three known attacks with one missed, two novel attacks with one missed. */
    private static final int[] ACTUAL = {0, 0, 0, 0, 1, 1, 2, 2, 1};

    private static final VerdictRows ROWS = new VerdictRows(
            new float[] {0.1f, 0.2f, 0.9f, 0.2f, 0.95f, 0.3f, 0.2f, 0.8f, 0.2f},
            new int[] {0, 0, 1, 0, 1, 1, 0, 1, 0},
            new boolean[] {false, false, true, false, false, false, false, true, false},
            new boolean[] {false, false, false, false, false, false, false, true, true});

    private static double value(VerdictFigures figures, VerdictFigure figure) {
        return Objects.requireNonNull(figures.figures().get(figure), figure.key())
                .value();
    }

    @Test
    void ratesEqualThoseCountedByHand() {
        VerdictFigures figures = VerdictFigures.of(CLASSES, ACTUAL, ROWS);

        assertThat(value(figures, VerdictFigure.ACCURACY)).isEqualTo(5 / 9.0);
        assertThat(value(figures, VerdictFigure.BINARY_ACCURACY)).isEqualTo(6 / 9.0);
        assertThat(value(figures, VerdictFigure.FALSE_POSITIVE_RATE)).isEqualTo(1 / 4.0);
        assertThat(value(figures, VerdictFigure.DETECTION_RATE)).isEqualTo(3 / 5.0);
        assertThat(value(figures, VerdictFigure.KNOWN_DETECTION_RATE)).isEqualTo(2 / 3.0);
        assertThat(value(figures, VerdictFigure.NOVEL_DETECTION_RATE)).isEqualTo(1 / 2.0);
        assertThat(value(figures, VerdictFigure.NOVEL_DETECTION_BY_CLASSIFIER)).isZero();
        assertThat(value(figures, VerdictFigure.NOVEL_CLASS_RATE)).isZero();
        assertThat(figures.novelRows()).isEqualTo(2);
        assertThat(figures.unknownRows()).isEqualTo(2);
        // Precision and recall are 2/4 and 2/3 for DoS, 3/5 and 3/4 for normal. probe is never predicted.
        assertThat(value(figures, VerdictFigure.MACRO_F1))
                .isCloseTo((2 * 0.5 * (2 / 3.0) / (0.5 + 2 / 3.0) + 2 * 0.6 * 0.75 / 1.35) / 3, within(1e-12));
    }

    @Test
    void areasCountPairsAndTies() {
        VerdictFigures figures = VerdictFigures.of(CLASSES, ACTUAL, ROWS);

        // Novel rows at 0.8 and 0.2 against 0.1 0.2 0.9 0.2 0.95 0.3 0.2: 5 wins; 1 win and 3 ties.
        assertThat(value(figures, VerdictFigure.NOVEL_AUROC)).isCloseTo((5 + 1 + 3 / 2.0) / 14, within(1e-12));
        // The first has rank 3 from the top. The other ties with all rows at 0.2.
        assertThat(value(figures, VerdictFigure.NOVEL_AUPRC)).isCloseTo((1 / 3.0 + 2 / 8.0) / 2, within(1e-12));
    }

    @Test
    void figuresWithZeroDenominatorAreOmitted() {
        VerdictRows known = new VerdictRows(ROWS.novelty(), ROWS.predicted(), ROWS.unknown(), new boolean[9]);

        VerdictFigures figures = VerdictFigures.of(CLASSES, ACTUAL, known);

        assertThat(figures.figures())
                .doesNotContainKeys(
                        VerdictFigure.NOVEL_DETECTION_RATE,
                        VerdictFigure.KNOWN_DETECTION_RATE,
                        VerdictFigure.NOVEL_AUROC,
                        VerdictFigure.NOVEL_AUPRC)
                .containsKey(VerdictFigure.DETECTION_RATE);
    }

    @Test
    void intervalMatchesTheBinomialDistribution() {
        int count = 2000;
        SplittableRandom random = new SplittableRandom(1);
        int[] actual = new int[count];
        int[] predicted = new int[count];
        for (int row = 0; row < count; row++) {
            actual[row] = 1;
            predicted[row] = random.nextDouble() < 0.8 ? 1 : 0;
        }
        VerdictRows rows = new VerdictRows(new float[count], predicted, new boolean[count], new boolean[count]);

        VerdictFigures.Interval interval = Objects.requireNonNull(
                VerdictFigures.of(CLASSES, actual, rows).figures().get(VerdictFigure.DETECTION_RATE));

        double half = 1.96 * Math.sqrt(interval.value() * (1 - interval.value()) / count);
        assertThat(interval.high() - interval.low()).isBetween(2 * 0.8 * half, 2 * 1.2 * half);
        assertThat(interval.value()).isBetween(interval.low(), interval.high());
    }

    @Test
    void sameRowsGiveTheSameIntervals() {
        assertThat(VerdictFigures.of(CLASSES, ACTUAL, ROWS).figures())
                .isEqualTo(VerdictFigures.of(CLASSES, ACTUAL, ROWS).figures());
    }
}
