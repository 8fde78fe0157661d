package io.gruard.bench.parity.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.model.ModelFile;
import io.gruard.model.NearestAttackClass;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.RecordClassifier;
import io.gruard.model.RecordScores;
import io.gruard.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the same model file in gruard and in ONNX Runtime. */
final class OnnxParity {
    private static final float TOLERANCE = 1e-5f;

    private OnnxParity() {}

    /**
     * Reads {@code file} on both sides. Every probability of every row must agree, and the label unless there is a tie.
     */
    static void requireAgreement(Path file, Table records) throws IOException, OrtException {
        TrainedModel model = ModelFile.read(file);
        OnnxModel.OnnxOutput theirs;
        try (OnnxModel onnx = new OnnxModel(file)) {
            theirs = onnx.answer(records);
        }
        RecordScores scores;
        try (RecordClassifier classifier = model.classifier(2)) {
            scores = classifier.scores(records);
        }
        Matrix ours = scores.probabilities();
        assertThat(theirs.labels()).hasSize(records.rows());
        requireEqual(ours, theirs.probabilities());
        requireEqual(ours, model.classes(), theirs.labels());
        NoveltyDetector novelty = model.novelty();
        assertThat(theirs.novelty()).hasSize(novelty == null ? 0 : records.rows());
        if (novelty != null) {
            requireEqual(scores, records, novelty, model.classes(), theirs);
        }
    }

    /**
     * Compares novelty within the tolerance, which is absolute since novelty is in 0..1, and the nearest attack unless
     * another is almost as near.
     */
    private static void requireEqual(
            RecordScores ours, Table records, NoveltyDetector novelty, Classes classes, OnnxModel.OnnxOutput theirs) {
        NearestAttackClass nearestAttackClass = novelty.nearestAttackClass();
        Matrix likenesses =
                nearestAttackClass.likenesses(novelty.encoder().apply(records).matrix(), ours.probabilities());
        int compared = 0;
        for (int row = 0; row < ours.rows(); row++) {
            assertThat(theirs.novelty()[row])
                    .as("novelty of row %d", row)
                    .isCloseTo(ours.novelty()[row], within(TOLERANCE));
            int nearest = ours.nearest()[row];
            if (isClear(likenesses, row, nearestAttackClass.attacks().indexOf(nearest))) {
                assertThat(theirs.nearest()[row]).as("row %d", row).isEqualTo(classes.name(nearest));
                compared++;
            }
        }
        assertThat(compared).as("rows with a clearly nearest attack").isGreaterThanOrEqualTo(ours.rows() / 2);
    }

    private static boolean isClear(Matrix likenesses, int row, int nearest) {
        for (int other = 0; other < likenesses.columns(); other++) {
            if (other != nearest && likenesses.get(row, nearest) - likenesses.get(row, other) < 1e-4) {
                return false;
            }
        }
        return true;
    }

    private static void requireEqual(Matrix ours, float[][] theirs) {
        float worst = 0;
        int worstRow = 0;
        for (int row = 0; row < ours.rows(); row++) {
            for (int candidate = 0; candidate < ours.columns(); candidate++) {
                float difference = Math.abs(ours.get(row, candidate) - theirs[row][candidate]);
                // written so that NaN counts as a difference
                if (!(difference <= worst)) {
                    worst = difference;
                    worstRow = row;
                }
            }
        }
        assertThat(worst).as("maximum difference, in row %d", worstRow).isLessThanOrEqualTo(TOLERANCE);
    }

    /** Compares labels. If the two most probable classes are closer than the tolerance, either may come first. */
    private static void requireEqual(Matrix ours, Classes classes, String[] theirs) {
        int[] best = RecordClassifier.mostProbable(ours);
        int compared = 0;
        for (int row = 0; row < best.length; row++) {
            if (ours.get(row, best[row]) - secondBest(ours, row, best[row]) > 2 * TOLERANCE) {
                assertThat(theirs[row]).as("row %d", row).isEqualTo(classes.name(best[row]));
                compared++;
            }
        }
        assertThat(compared).as("rows with a clear answer").isGreaterThanOrEqualTo(best.length / 2);
    }

    private static float secondBest(Matrix probabilities, int row, int best) {
        float second = 0;
        for (int candidate = 0; candidate < probabilities.columns(); candidate++) {
            if (candidate != best) {
                second = Math.max(second, probabilities.get(row, candidate));
            }
        }
        return second;
    }
}
