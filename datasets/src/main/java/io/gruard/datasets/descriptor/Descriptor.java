package io.gruard.datasets.descriptor;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The description of a data set.
 *
 * @param name its name
 * @param folder name of the folder with its files: its own name, or that of the data set whose files it shares
 * @param title its name in text
 * @param homepage where its publishers describe it; may be empty
 * @param citation what to cite; may be empty
 * @param format how its files are written
 * @param parts its parts, with the default part first
 * @param official the split that the publishers define, if there is one
 * @param columns its columns, one of them the label
 * @param benign the label of benign records
 * @param tasks the tasks, with the default task first
 * @param group columns that identify the group of a record for grouped splits; if empty, the whole feature vector does
 * @param copies how copies of the files in another syntax are written
 * @param time the column that says when each row happened, if there is one
 * @param reportBy columns by which reports tell rows apart, such as the connection state; features or not
 */
public record Descriptor(
        String name,
        String folder,
        String title,
        String homepage,
        String citation,
        FileFormat format,
        List<Part> parts,
        Optional<OfficialSplit> official,
        List<ColumnSpec> columns,
        String benign,
        List<Task> tasks,
        List<String> group,
        List<Copies> copies,
        Optional<TimeColumn> time,
        List<String> reportBy) {

    public Descriptor {
        parts = List.copyOf(parts);
        columns = List.copyOf(columns);
        tasks = List.copyOf(tasks);
        group = List.copyOf(group);
        copies = List.copyOf(copies);
        reportBy = List.copyOf(reportBy);
        requireFolderName(name);
        requireFolderName(folder);
        requireOnce("part", parts, Part::name);
        requireOnce("column", columns, ColumnSpec::name);
        requireOnce("task", tasks, Task::name);
        long labels = columns.stream().filter(c -> c.type() == ColumnType.LABEL).count();
        if (labels != 1) {
            throw new IllegalArgumentException("columns: expected one of type label, found " + labels);
        }
        Set<String> partNames = names(parts, Part::name);
        official.ifPresent(split -> {
            requireNamed("official: part", split.training(), partNames);
            split.tests().forEach(test -> requireNamed("official: part", test, partNames));
        });
        for (Task task : tasks) {
            requireAllLabels(tasks, task);
        }
        Set<String> columnNames = names(columns, ColumnSpec::name);
        for (String column : group) {
            requireNamed("group: column", column, columnNames);
        }
        for (String column : reportBy) {
            requireNamed("report_by: column", column, columnNames);
        }
        List<String> needed = new ArrayList<>(group);
        needed.addAll(reportBy);
        if (time.isPresent()) {
            requireTime(columns, time.get().column());
            needed.add(time.get().column());
        }
        for (Copies copy : copies) {
            copy.requireUsable(columns, needed);
        }
    }

    private static void requireTime(List<ColumnSpec> columns, String name) {
        ColumnSpec column = columns.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("time: column '" + name + "' is not described"));
        if (column.type() != ColumnType.TIME) {
            throw new IllegalArgumentException("time: column '" + name + "' must be of type time, found "
                    + column.type().id());
        }
    }

    private static void requireFolderName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "name: expected letters, digits, '.', '_' and '-', because it names a folder, found '" + name
                            + "'");
        }
    }

    private static void requireAllLabels(List<Task> tasks, Task task) {
        for (Task other : tasks) {
            for (String label : other.classOfLabel().keySet()) {
                if (task.classOf(label) < 0) {
                    throw new IllegalArgumentException("tasks: '" + task.name() + "' has no class for the label '"
                            + label + "', which '" + other.name() + "' has");
                }
            }
        }
    }

    private static <T> void requireOnce(String what, List<T> items, Function<T, String> name) {
        if (items.isEmpty() || names(items, name).size() != items.size()) {
            throw new IllegalArgumentException(what + "s: expected at least one, with different names, found "
                    + items.stream().map(name).toList());
        }
    }

    private static <T> Set<String> names(List<T> items, Function<T, String> name) {
        Set<String> names = new HashSet<>();
        items.forEach(item -> names.add(name.apply(item)));
        return names;
    }

    private static void requireNamed(String what, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(what + " '" + name + "' does not exist");
        }
    }

    /**
     * This data set without some features.
     *
     * @throws IllegalArgumentException if one of them is not a feature of the data set
     */
    public Descriptor without(Set<String> features) {
        Set<String> known = names(schema().features(), Feature::name);
        for (String feature : features) {
            requireNamed("feature", feature, known);
        }
        List<ColumnSpec> kept = columns.stream()
                .map(column -> features.contains(column.name())
                        ? new ColumnSpec(column.name(), ColumnType.DROPPED, column.pattern())
                        : column)
                .toList();
        return new Descriptor(
                name, folder, title, homepage, citation, format, parts, official, kept, benign, tasks, group, copies,
                time, reportBy);
    }

    /** This data set with another name. It shares the files. */
    public Descriptor named(String otherName, String otherTitle) {
        return new Descriptor(
                otherName,
                folder,
                otherTitle,
                homepage,
                citation,
                format,
                parts,
                official,
                columns,
                benign,
                tasks,
                group,
                copies,
                time,
                reportBy);
    }

    /** The labels that the tasks name. Empty if every task has a class for all others, so that any label may occur. */
    public Set<String> labels() {
        Set<String> named = new HashSet<>();
        if (tasks.stream().allMatch(task -> task.others().isPresent())) {
            return named;
        }
        tasks.forEach(task -> named.addAll(task.classOfLabel().keySet()));
        return named;
    }

    /** The features, in the order of the descriptor. */
    public Schema schema() {
        return new Schema(columns.stream()
                .filter(column -> column.type().feature())
                .map(Descriptor::feature)
                .toList());
    }

    private static Feature feature(ColumnSpec column) {
        return column.type() == ColumnType.CATEGORY
                ? new Feature.Categorical(column.name())
                : new Feature.Numeric(column.name());
    }

    /**
     * Finds a part by name.
     *
     * @throws IllegalArgumentException if there is no part of that name
     */
    public Part part(String expected) {
        return named("part", expected, parts, Part::name);
    }

    /** The default part: the official training part if there is one, otherwise the first part. */
    public Part mainPart() {
        return official.map(split -> part(split.training())).orElseGet(parts::getFirst);
    }

    /** The default task. */
    public Task task() {
        return tasks.getFirst();
    }

    /**
     * Finds a task by name.
     *
     * @throws IllegalArgumentException if there is no task of that name
     */
    public Task task(String expected) {
        return named("task", expected, tasks, Task::name);
    }

    private <T> T named(String what, String expected, List<T> items, Function<T, String> name) {
        return items.stream()
                .filter(item -> name.apply(item).equals(expected))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + what + " '" + expected + "', "
                        + this.name + " has " + items.stream().map(name).toList()));
    }
}
