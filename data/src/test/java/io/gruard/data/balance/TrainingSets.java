package io.gruard.data.balance;

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

/** Training sets out of plain numbers. */
final class TrainingSets {
    private TrainingSets() {}

    /** Numeric rows as they are; classes are named a, b, c and so on. */
    static TrainingSet of(double[][] rows, int[] classOfRow) {
        List<Feature> features = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < rows[0].length; c++) {
            int column = c;
            features.add(new Feature.Numeric("x" + c));
            columns.add(Numbers.of(
                    Arrays.stream(rows).mapToDouble(row -> row[column]).toArray()));
        }
        return encoded(new Table(new Schema(features), columns), classOfRow);
    }

    static TrainingSet encoded(Table table, int[] classOfRow) {
        int classes = Math.max(2, Arrays.stream(classOfRow).max().orElse(0) + 1);
        List<String> names = IntStream.range(0, classes)
                .mapToObj(c -> String.valueOf((char) ('a' + c)))
                .toList();
        Labels labels = Labels.of(new Classes(names, 0), classOfRow);
        TrainingRows rows =
                Split.nothingHeld(Records.numbered("test", table, labels)).training();
        return Encoder.fit(rows, new EncoderSettings(Scaling.NONE)).apply(rows);
    }
}
