package io.gruard.training.balance;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Column;
import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import io.gruard.core.Scaling;
import io.gruard.core.Schema;
import io.gruard.core.Split;
import io.gruard.core.Table;
import io.gruard.core.TrainingRows;
import io.gruard.core.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Makes training sets from numbers. */
final class TrainingSets {
    private TrainingSets() {}

    /** Makes a training set of unscaled numeric rows. The classes are named a, b, c and so on. */
    static TrainingSet of(double[][] rows, int[] classOfRow) {
        return encoded(table(rows), classOfRow);
    }

    /** Makes a training set of unscaled numeric rows with labels. */
    static TrainingSet of(double[][] rows, int[] classOfRow, int[] labelOfRow, List<String> labels) {
        return encoded(table(rows), new Labels(classes(classOfRow), classOfRow, new Categories(labelOfRow, labels)));
    }

    static TrainingSet encoded(Table table, int[] classOfRow) {
        return encoded(table, Labels.of(classes(classOfRow), classOfRow));
    }

    private static Table table(double[][] rows) {
        List<Feature> features = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < rows[0].length; c++) {
            int column = c;
            features.add(new Feature.Numeric("x" + c));
            columns.add(Numbers.of(
                    Arrays.stream(rows).mapToDouble(row -> row[column]).toArray()));
        }
        return new Table(new Schema(features), columns);
    }

    private static Classes classes(int[] classOfRow) {
        int classes = Math.max(2, Arrays.stream(classOfRow).max().orElse(0) + 1);
        return new Classes(
                IntStream.range(0, classes)
                        .mapToObj(c -> String.valueOf((char) ('a' + c)))
                        .toList(),
                0);
    }

    private static TrainingSet encoded(Table table, Labels labels) {
        TrainingRows rows =
                Split.allForTraining(Records.numbered("test", table, labels)).training();
        return Encoder.fit(rows, new EncoderSettings(Scaling.NONE)).apply(rows);
    }
}
