package io.gruard.datasets;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Feature;
import io.gruard.core.Groups;
import io.gruard.core.Records;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.datasets.read.FileReading;
import io.gruard.datasets.read.PartReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Combines consecutive records into one record, for data whose only time is the order of rows. A window ends at every
 * row with enough rows before it in the same file, none of them set aside. It has the label, the row number and the
 * group of its last row.
 *
 * <p>Neighbouring windows share rows. A random split therefore has almost every row on both sides. A grouped split
 * separates only the last rows of the windows.
 */
public final class Windows {
    private Windows() {}

    /**
     * Makes windows, with the oldest row first. The features of the row k rows before the last are named
     * {@code speed[-k]}; those of the last row keep their names.
     *
     * @param length rows of a window, at least 1
     * @throws IllegalArgumentException if there is no such window
     */
    public static Records of(PartReading reading, int length) {
        if (length < 1) {
            throw new IllegalArgumentException("expected windows of at least 1 row, found " + length);
        }
        Records records = reading.records();
        if (length == 1) {
            return records;
        }
        int[] last = lastRows(reading, length);
        if (last.length == 0) {
            throw new IllegalArgumentException(
                    "'" + records.part() + "' has no " + length + " consecutive rows for a window");
        }
        List<Feature> features = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int back = length - 1; back >= 0; back--) {
            int steps = back;
            int[] rows = Arrays.stream(last).map(row -> row - steps).toArray();
            for (int i = 0; i < records.table().schema().size(); i++) {
                features.add(renamed(records.table().schema().feature(i), back));
                columns.add(records.table().columns().get(i).select(rows));
            }
        }
        Records ends = records.select(last);
        Table table = new Table(new Schema(features), columns);
        return new Records(
                records.part(), table, ends.labels(), ends.rowNumbers(), groups(records, last), ends.context());
    }

    private static Feature renamed(Feature feature, int back) {
        if (back == 0) {
            return feature;
        }
        String name = feature.name() + "[-" + back + "]";
        return switch (feature) {
            case Feature.Numeric numeric -> new Feature.Numeric(name);
            case Feature.Categorical categorical -> new Feature.Categorical(name);
        };
    }

    /** The groups of the last rows. */
    private static Groups groups(Records records, int[] last) {
        int[] groupOfRow = records.groupOfRow();
        int groups = Arrays.stream(groupOfRow).max().orElse(-1) + 1;
        List<String> names =
                IntStream.range(0, groups).mapToObj(String::valueOf).toList();
        return new Groups.Keyed(
                new Categories(Arrays.stream(last).map(row -> groupOfRow[row]).toArray(), names));
    }

    private static int[] lastRows(PartReading reading, int length) {
        Set<Integer> firstNumbers = new HashSet<>();
        int number = 1;
        for (FileReading file : reading.files()) {
            firstNumbers.add(number);
            number += file.rows();
        }
        int[] numbers = reading.records().rowNumbers();
        int[] last = new int[numbers.length];
        int count = 0;
        int run = 0;
        for (int row = 0; row < numbers.length; row++) {
            boolean follows = row > 0 && numbers[row] == numbers[row - 1] + 1 && !firstNumbers.contains(numbers[row]);
            run = follows ? run + 1 : 1;
            if (run >= length) {
                last[count++] = row;
            }
        }
        return Arrays.copyOf(last, count);
    }
}
