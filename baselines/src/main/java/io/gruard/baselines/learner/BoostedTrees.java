package io.gruard.baselines.learner;

import io.gruard.core.Matrix;
import io.gruard.training.protocol.Learner;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Fits boosted trees with XGBoost (Chen and Guestrin 2016) by histograms, with its default depth of 6 and rate of 0.3.
 * XGBoost is a native library; only this class loads it.
 *
 * @param trees number of trees for each class
 */
public record BoostedTrees(int trees, int threads) implements Learner<SizedClassifier> {
    /** Rows scored at a time, so that memory does not grow with the number of rows. */
    private static final int BLOCK = 1 << 16;

    @Override
    public SizedClassifier fit(LearningTask task) throws IOException {
        try {
            DMatrix training = dense(task.training().matrix());
            try {
                float[] labels = new float[task.training().rows()];
                for (int row = 0; row < labels.length; row++) {
                    labels[row] = task.training().classOfRow()[row];
                }
                training.setLabel(labels);
                Booster booster = XGBoost.train(training, parameters(task), trees, Map.of(), null, null);
                return new Boosted(booster, task.classes().size(), booster.toByteArray("ubj").length);
            } finally {
                training.dispose();
            }
        } catch (XGBoostError | LinkageError e) {
            throw new IOException("boosted-trees: XGBoost failed: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> parameters(LearningTask task) {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("objective", "multi:softprob");
        parameters.put("num_class", task.classes().size());
        parameters.put("tree_method", "hist");
        parameters.put("eta", 0.3);
        parameters.put("max_depth", 6);
        parameters.put("nthread", threads);
        // XGBoost takes a 32-bit seed. Nothing in it is random without row or column sampling.
        parameters.put("seed", (int) (task.seed() & Integer.MAX_VALUE));
        parameters.put("verbosity", 0);
        return parameters;
    }

    private static DMatrix dense(Matrix matrix) throws XGBoostError {
        return new DMatrix(matrix.values(), matrix.rows(), matrix.columns(), Float.NaN);
    }

    private record Boosted(Booster booster, int classes, long bytes) implements SizedClassifier {
        @Override
        public Matrix probabilities(Matrix rows) {
            Matrix probabilities = Matrix.zeros(rows.rows(), classes);
            try {
                for (int first = 0; first < rows.rows(); first += BLOCK) {
                    int count = Math.min(BLOCK, rows.rows() - first);
                    score(rows, first, count, probabilities);
                }
            } catch (XGBoostError e) {
                throw new IllegalStateException("boosted-trees: XGBoost failed: " + e.getMessage(), e);
            }
            return probabilities;
        }

        private void score(Matrix rows, int first, int count, Matrix probabilities) throws XGBoostError {
            float[] values =
                    Arrays.copyOfRange(rows.values(), first * rows.columns(), (first + count) * rows.columns());
            DMatrix block = dense(new Matrix(values, count, rows.columns()));
            try {
                float[][] scores = booster.predict(block);
                for (int row = 0; row < count; row++) {
                    System.arraycopy(scores[row], 0, probabilities.values(), (first + row) * classes, classes);
                }
            } finally {
                block.dispose();
            }
        }
    }
}
