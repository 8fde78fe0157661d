package io.gruard.datasets.descriptor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Copies of the files of a data set in another syntax: the same rows in the same order, possibly with coarser labels
 * and fewer columns.
 *
 * @param extension extension of their names, which replaces that of the originals, such as {@code .arff}
 * @param format how they are written
 * @param label name of their label column
 * @param labels labels that only the copies have
 * @param without columns of the originals that the copies lack; none of them is a feature
 */
public record Copies(String extension, FileFormat format, String label, Set<String> labels, Set<String> without) {
    public Copies {
        labels = Set.copyOf(labels);
        without = Set.copyOf(without);
        if (!extension.matches("[.][A-Za-z0-9]+")) {
            throw new IllegalArgumentException(
                    "extension: expected a dot and letters or digits, found '" + extension + "'");
        }
    }

    /** @param needed columns that every file must have although they may be no feature */
    void requireUsable(List<ColumnSpec> columns, List<String> needed) {
        for (String name : without) {
            ColumnSpec column = columns.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("copies: without: column '" + name + "' does not exist"));
            if (column.type().feature() || column.type() == ColumnType.LABEL || needed.contains(name)) {
                throw new IllegalArgumentException("copies: without: column '" + name
                        + "' is required, because it is a feature, the label, the time, a group or in report_by");
            }
        }
    }

    /** The copy of a file. It has the same number of rows; its checksum and size are unknown. */
    public DataFile copyOf(DataFile original) {
        return new DataFile(
                original.nameWithExtension(extension),
                original.rows(),
                OptionalLong.empty(),
                Optional.empty(),
                List.of());
    }

    /** Whether a file name, plain or with {@code .gz}, is that of such a copy. */
    public boolean hasName(String fileName) {
        return fileName.endsWith(extension) || fileName.endsWith(extension + ".gz");
    }

    /** Whether a task has a class for every label of these copies. */
    public boolean serve(Task task) {
        return labels.stream().allMatch(label -> task.classOf(label) >= 0);
    }
}
