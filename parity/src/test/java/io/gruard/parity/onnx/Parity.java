package io.gruard.parity.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.model.ModelFile;
import io.gruard.model.RecordClassifier;
import io.gruard.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.data.Offset;

/** Asks the same model file twice, gruard and ONNX Runtime. */
final class Parity {
    private static final float TOLERANCE = 1e-5f;

    private Parity() {}

    /** Both sides read {@code file}; every probability of every row must agree, and the label where there is no tie. */
    static void requireAgreement(Path file, Table records) throws IOException, OrtException {
        TrainedModel model = ModelFile.read(file);
        OnnxModel.Answer theirs;
        try (OnnxModel onnx = new OnnxModel(file)) {
            theirs = onnx.answer(records);
        }
        Matrix ours;
        try (RecordClassifier classifier = model.classifier(2)) {
            ours = classifier.probabilities(records);
        }
        int[] best = RecordClassifier.mostProbable(ours);
        assertThat(theirs.labels()).hasSize(records.rows());
        for (int row = 0; row < records.rows(); row++) {
            for (int candidate = 0; candidate < ours.columns(); candidate++) {
                assertThat(ours.get(row, candidate))
                        .as("row %d, class %s", row, model.classes().name(candidate))
                        .isCloseTo(theirs.probabilities()[row][candidate], within(TOLERANCE));
            }
            float margin = ours.get(row, best[row]) - secondBest(ours, row, best[row]);
            if (margin > 2 * TOLERANCE) {
                assertThat(theirs.labels()[row])
                        .as("row %d", row)
                        .isEqualTo(model.classes().name(best[row]));
            }
        }
    }

    private static Offset<Float> within(float tolerance) {
        return Offset.offset(tolerance);
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
