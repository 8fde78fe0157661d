package io.gruard.datasets;

import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.datasets.descriptor.Part;
import io.gruard.datasets.descriptor.Task;
import io.gruard.datasets.read.PartReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How many rows each part has of each class and of each label.
 *
 * @param task the task whose classes they are
 * @param parts one a part that was read
 */
public record ClassTable(Task task, List<PartCounts> parts) {
    public ClassTable {
        parts = List.copyOf(parts);
    }

    /**
     * A part's rows.
     *
     * @param reading what was read, its files and their sums
     * @param byClass rows by class, in the task's order
     * @param byLabel rows by label as the files have it, in alphabetical order
     */
    public record PartCounts(PartReading reading, List<Integer> byClass, TreeMap<String, Integer> byLabel) {
        static PartCounts of(PartReading reading) {
            Labels labels = reading.records().labels();
            List<Integer> byClass = new ArrayList<>();
            for (int count : labels.counts()) {
                byClass.add(count);
            }
            TreeMap<String, Integer> byLabel = new TreeMap<>();
            int[] counts = labels.texts().counts();
            for (int code = 0; code < counts.length; code++) {
                if (counts[code] > 0) {
                    byLabel.put(labels.texts().dictionary().get(code), counts[code]);
                }
            }
            return new PartCounts(reading, List.copyOf(byClass), byLabel);
        }

        /** The part's name. */
        public String part() {
            return reading.records().part();
        }

        /** All of its rows that were kept. */
        public int rows() {
            Records records = reading.records();
            return records.rows();
        }
    }

    /** Reads every part of which all files are there; nothing is downloaded. */
    public static ClassTable of(DataSet data, Task task) throws IOException {
        List<PartCounts> parts = new ArrayList<>();
        for (Part part : data.descriptor().parts()) {
            if (data.found(part, task).size() == part.files().size()) {
                parts.add(PartCounts.of(data.read(part.name(), task)));
            }
        }
        return new ClassTable(task, parts);
    }
}
