package io.gruard.training.balance;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Matrix;
import io.gruard.core.TrainingSet;
import java.util.List;

/**
 * The rows of one class or label.
 *
 * @param matrix (rows, columns)
 * @param spans the columns of each feature
 */
record MinorityRows(Matrix matrix, List<ColumnSpan> spans) {
    static MinorityRows of(TrainingSet set, int[] rows) {
        return new MinorityRows(set.matrix().select(rows), set.spans());
    }

    /**
     * Returns the rows with each one-hot 1 replaced by m / √2, where m is the median standard deviation of the numeric
     * columns. A differing category changes two columns and thus adds m² to the squared distance (section 6.1 of the paper).
     */
    Matrix withWeightedCategories() {
        float weight = (float) (medianDeviation() / Math.sqrt(2));
        Matrix weighted = new Matrix(matrix.values().clone(), matrix.rows(), matrix.columns());
        for (ColumnSpan span : spans) {
            for (int row = 0; span.categorical() && row < matrix.rows(); row++) {
                int first = row * matrix.columns() + span.first();
                for (int at = first; at < first + span.width(); at++) {
                    weighted.values()[at] *= weight;
                }
            }
        }
        return weighted;
    }

    private double medianDeviation() {
        double[] deviations = spans.stream()
                .filter(span -> !span.categorical())
                .mapToDouble(span -> deviation(span.first()))
                .sorted()
                .toArray();
        int middle = deviations.length / 2;
        if (deviations.length == 0) {
            return 1;
        }
        return deviations.length % 2 == 1 ? deviations[middle] : (deviations[middle - 1] + deviations[middle]) / 2;
    }

    private double deviation(int column) {
        double sum = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            sum += matrix.get(row, column);
        }
        double mean = sum / matrix.rows();
        double squares = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            double difference = matrix.get(row, column) - mean;
            squares += difference * difference;
        }
        return Math.sqrt(squares / matrix.rows());
    }
}
