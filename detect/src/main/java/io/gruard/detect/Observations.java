package io.gruard.detect;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Feature;
import io.gruard.core.Numbers;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.traffic.source.Observation;
import java.util.ArrayList;
import java.util.List;

/** Converts observations to a table. */
final class Observations {
    private Observations() {}

    /** Returns the features of {@code schema}, one row for each observation. */
    static Table table(Schema schema, List<Observation> observations) {
        List<Column> columns = new ArrayList<>(schema.size());
        for (Feature feature : schema.features()) {
            columns.add(column(feature, observations));
        }
        return new Table(schema, columns);
    }

    private static Column column(Feature feature, List<Observation> observations) {
        String name = feature.name();
        return switch (feature) {
            case Feature.Numeric numeric -> {
                Numbers.Builder numbers = new Numbers.Builder(observations.size());
                observations.forEach(one -> numbers.add(one.features().number(name)));
                yield numbers.build();
            }
            case Feature.Categorical categorical ->
                Categories.of(observations.stream()
                        .map(one -> one.features().category(name))
                        .toList());
        };
    }
}
