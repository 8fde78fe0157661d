package io.gruard.datasets.descriptor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Copies of a data set's files in another syntax: the same rows in the same order, perhaps with coarser labels and fewer columns.
 *
 * @param extension of their names, in place of the originals' extension, such as {@code .arff}
 * @param format how they are written
 * @param label their name of the label column
 * @param labels labels of theirs that the originals do not have
 * @param without columns of the originals that they lack; none of them a feature
 */
public record Copies(String extension, Format format, String label, Set<String> labels, Set<String> without) {
    public Copies {
        labels = Set.copyOf(labels);
        without = Set.copyOf(without);
        if (!extension.matches("[.][A-Za-z0-9]+")) {
            throw new IllegalArgumentException(
                    "extension: found '" + extension + "', expected a dot with letters or digits");
        }
    }

    void requireUsable(List<ColumnSpec> columns, List<String> group) {
        for (String name : without) {
            ColumnSpec column = columns.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("copies: without: column '" + name + "' is not described"));
            if (column.type().feature() || column.type() == ColumnType.LABEL || group.contains(name)) {
                throw new IllegalArgumentException(
                        "copies: without: column '" + name + "' is needed: a feature, the label or a group");
            }
        }
    }

    /** The copy of a file: as many rows; neither sum nor size of it is known. */
    public DataFile copyOf(DataFile original) {
        return new DataFile(
                original.nameWithExtension(extension),
                original.rows(),
                OptionalLong.empty(),
                Optional.empty(),
                List.of());
    }

    /** Whether the file of that name, plain or {@code .gz}, is such a copy. */
    public boolean hasName(String fileName) {
        return fileName.endsWith(extension) || fileName.endsWith(extension + ".gz");
    }

    /** Whether a task has a class for every label of these copies. */
    public boolean serve(Task task) {
        return labels.stream().allMatch(label -> task.classOf(label) >= 0);
    }
}
