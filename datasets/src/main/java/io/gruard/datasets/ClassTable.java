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
 * The number of rows of each class and each label in each part.
 *
 * @param task task that defines the classes
 * @param parts counts of the parts that were read
 */
public record ClassTable(Task task, List<PartCounts> parts) {
    public ClassTable {
        parts = List.copyOf(parts);
    }

    /**
     * The counts of a part.
     *
     * @param reading the part as read, with its files and checksums
     * @param byClass rows by class, in the order of the task
     * @param byLabel rows by label as in the files, in alphabetical order
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

        /** The name of the part. */
        public String part() {
            return reading.records().part();
        }

        /** The number of rows, without those set aside. */
        public int rows() {
            Records records = reading.records();
            return records.rows();
        }
    }

    /** Reads every part whose files are all present. Downloads nothing. */
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
