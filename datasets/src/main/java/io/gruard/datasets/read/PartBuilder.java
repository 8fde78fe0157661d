package io.gruard.datasets.read;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Groups;
import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.RowContext;
import io.gruard.core.Table;
import io.gruard.datasets.descriptor.ColumnSpec;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.Part;
import io.gruard.datasets.descriptor.Task;
import io.gruard.datasets.descriptor.TimeColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects the rows of a part from all of its files. */
final class PartBuilder {
    private final Descriptor descriptor;
    private final Part part;
    private final Task task;
    private final List<CellSink> sinks = new ArrayList<>();
    private final List<CellSink> features = new ArrayList<>();
    private final CellSink.OfLabels labels;
    private final List<CellSink.OfWords> groupKeys = new ArrayList<>();
    private final Map<String, CellSink.OfWords> reportBy = new LinkedHashMap<>();
    private CellSink.@Nullable OfTimes times;
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
            CellSink sink = sink(column, expected);
            if (column.type().feature()) {
                features.add(sink);
            }
            sinks.add(withWords(column.name(), checked(column, sink), expected));
        }
    }

    private CellSink sink(ColumnSpec column, int expected) {
        return switch (column.type()) {
            case NUMBER, INTEGER, HEXADECIMAL -> new CellSink.OfNumbers(column.type(), expected);
            case CATEGORY -> new CellSink.OfWords(descriptor.format().absent(), expected);
            case LABEL -> labels;
            case TIME -> timeSink(column.name(), expected);
            case TEXT, IDENTIFIER, DROPPED -> new CellSink.OfNothing();
        };
    }

    private CellSink timeSink(String column, int expected) {
        Optional<TimeColumn> stamp =
                descriptor.time().filter(time -> time.column().equals(column));
        if (stamp.isEmpty()) {
            return new CellSink.OfNothing();
        }
        times = new CellSink.OfTimes(stamp.get(), expected);
        return times;
    }

    private static CellSink checked(ColumnSpec column, CellSink sink) {
        return column.pattern()
                .<CellSink>map(pattern -> new CellSink.Matching(pattern, sink))
                .orElse(sink);
    }

    /** A sink that keeps the cells as words as well, if the column names groups or reports tell rows apart by it. */
    private CellSink withWords(String column, CellSink sink, int expected) {
        boolean group = descriptor.group().contains(column);
        boolean reported = descriptor.reportBy().contains(column);
        if (!group && !reported) {
            return sink;
        }
        CellSink.OfWords words = new CellSink.OfWords(expected);
        if (group) {
            groupKeys.add(words);
        }
        if (reported) {
            reportBy.put(column, words);
        }
        return new CellSink.KeepingWords(words, sink);
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
                groupKeys.isEmpty() ? new Groups.OfEqualFeatures() : new Groups.Keyed(joinedKeys()),
                context());
    }

    private RowContext context() {
        Map<String, Categories> columns = new LinkedHashMap<>();
        descriptor.reportBy().forEach(column -> {
            CellSink.OfWords words = reportBy.get(column);
            if (words != null) {
                columns.put(column, words.column());
            }
        });
        return new RowContext(times == null ? new double[0] : times.times(), columns);
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
            case CellSink.OfTimes unexpected -> throw new IllegalStateException("a time is not a feature");
            case CellSink.OfLabels unexpected -> throw new IllegalStateException("a label is not a feature");
            case CellSink.OfNothing unexpected -> throw new IllegalStateException("a skipped column is not a feature");
            case CellSink.Matching unexpected -> throw new IllegalStateException("features are listed unwrapped");
            case CellSink.KeepingWords unexpected -> throw new IllegalStateException("features are listed unwrapped");
        };
    }
}
