package io.gruard.traffic.csv;

import io.gruard.core.Column;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects valid rows, both as read and as a table. */
public final class RecordBatch {
    private final FittedEncoder encoder;
    private final FieldOrder order;
    private final List<FeatureCell> cells;
    private List<List<String>> rows = new ArrayList<>();

    public RecordBatch(FittedEncoder encoder, FieldOrder order) {
        this.encoder = encoder;
        this.order = order;
        this.cells = encoder.encodings().stream().map(FeatureCell::of).toList();
    }

    /** Adds a row. Returns the problem if the row is invalid, otherwise null. */
    @Nullable
    public String add(List<String> fields) {
        if (fields.size() != order.fields()) {
            return "expected " + order.fields() + " fields, found " + fields.size();
        }
        for (int i = 0; i < cells.size(); i++) {
            String wrong = cells.get(i).offer(fields.get(order.fieldOfFeature().get(i)));
            if (wrong != null) {
                return wrong;
            }
        }
        cells.forEach(FeatureCell::keep);
        rows.add(fields);
        return null;
    }

    public int size() {
        return rows.size();
    }

    /** Returns the rows so far and starts a new batch. */
    public Filled take() {
        List<Column> columns = cells.stream().map(FeatureCell::take).toList();
        Filled filled = new Filled(rows, new Table(encoder.schema(), columns));
        rows = new ArrayList<>();
        return filled;
    }

    /** @param rows all fields of each row of the table */
    public record Filled(List<List<String>> rows, Table table) {}
}
