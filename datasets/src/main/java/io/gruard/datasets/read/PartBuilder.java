package io.gruard.datasets.read;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Groups;
import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.Table;
import io.gruard.datasets.descriptor.ColumnSpec;
import io.gruard.datasets.descriptor.ColumnType;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.Part;
import io.gruard.datasets.descriptor.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects the rows of a part from all of its files. */
final class PartBuilder {
    private final Descriptor descriptor;
    private final Part part;
    private final Task task;
    private final List<CellSink> sinks = new ArrayList<>();
    private final List<CellSink> features = new ArrayList<>();
    private final CellSink.OfLabels labels;
    private final List<CellSink.OfWords> groupKeys = new ArrayList<>();
    private final Map<String, Integer> setAside = new LinkedHashMap<>();
    private final IntList rowNumbers;
    private int seen;

    PartBuilder(Descriptor descriptor, Part part, Task task) {
        this.descriptor = descriptor;
        this.part = part;
        this.task = task;
        long rows =
                part.files().stream().mapToLong(file -> file.rows().orElse(0)).sum();
        int expected = (int) Math.min(rows, 1 << 24);
        rowNumbers = new IntList(expected);
        labels = new CellSink.OfLabels(KnownLabels.of(descriptor, task), expected);
        for (ColumnSpec column : descriptor.columns()) {
            CellSink sink = sink(column.type(), expected);
            if (column.type().feature()) {
                features.add(sink);
            }
            sinks.add(keyed(column.name(), checked(column, sink), expected));
        }
    }

    private CellSink sink(ColumnType type, int expected) {
        return switch (type) {
            case NUMBER, INTEGER, HEXADECIMAL -> new CellSink.OfNumbers(type, expected);
            case CATEGORY -> new CellSink.OfWords(descriptor.format().absent(), expected);
            case LABEL -> labels;
            case TEXT, TIME, IDENTIFIER, DROPPED -> new CellSink.OfNothing();
        };
    }

    private static CellSink checked(ColumnSpec column, CellSink sink) {
        return column.pattern()
                .<CellSink>map(pattern -> new CellSink.Matching(pattern, sink))
                .orElse(sink);
    }

    private CellSink keyed(String column, CellSink sink, int expected) {
        if (!descriptor.group().contains(column)) {
            return sink;
        }
        CellSink.OfWords keys = new CellSink.OfWords(expected);
        groupKeys.add(keys);
        return new CellSink.NamingGroup(keys, sink);
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /** The sinks, one for each column of the descriptor. */
    List<CellSink> sinks() {
        return sinks;
    }

    /** Keeps the row whose cells were offered last. */
    void keepRow() {
        for (CellSink sink : sinks) {
            sink.keep();
        }
        rowNumbers.add(++seen);
    }

    /** Counts a row that is skipped. */
    void setRowAside(String reason) {
        seen++;
        setAside.merge(reason, 1, Integer::sum);
    }

    /** The number of rows so far, including skipped rows. */
    int seen() {
        return seen;
    }

    Map<String, Integer> setAside() {
        return setAside;
    }

    Records records() {
        List<Column> columns = features.stream().map(PartBuilder::column).toList();
        Labels found = new Labels(task.classes(), labels.classes(), labels.column());
        return new Records(
                part.name(),
                new Table(descriptor.schema(), columns),
                found,
                rowNumbers.toArray(),
                groupKeys.isEmpty() ? new Groups.OfEqualFeatures() : new Groups.Keyed(joinedKeys()));
    }

    private Categories joinedKeys() {
        List<Categories> keys = groupKeys.stream().map(CellSink.OfWords::column).toList();
        if (keys.size() == 1) {
            return keys.getFirst();
        }
        List<String> joined = new ArrayList<>();
        for (int row = 0; row < rowNumbers.size(); row++) {
            int at = row;
            joined.add(keys.stream().map(key -> key.value(at)).collect(Collectors.joining("\u0000")));
        }
        return Categories.of(joined);
    }

    private static Column column(CellSink sink) {
        return switch (sink) {
            case CellSink.OfNumbers numbers -> numbers.column();
            case CellSink.OfWords words -> words.column();
            case CellSink.OfLabels unexpected -> throw new IllegalStateException("a label is not a feature");
            case CellSink.OfNothing unexpected -> throw new IllegalStateException("a skipped column is not a feature");
            case CellSink.Matching unexpected -> throw new IllegalStateException("features are listed unwrapped");
            case CellSink.NamingGroup unexpected -> throw new IllegalStateException("features are listed unwrapped");
        };
    }
}
