package io.gruard.traffic.kdd;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Feature;
import io.gruard.core.Numbers;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Names and order of the 41 features of NSL-KDD. */
public final class KddFeatures {
    /** The names of all features, in the order of the published files. */
    public static final List<String> NAMES = List.of(
            "duration",
            "protocol_type",
            "service",
            "flag",
            "src_bytes",
            "dst_bytes",
            "land",
            "wrong_fragment",
            "urgent",
            "hot",
            "num_failed_logins",
            "logged_in",
            "num_compromised",
            "root_shell",
            "su_attempted",
            "num_root",
            "num_file_creations",
            "num_shells",
            "num_access_files",
            "num_outbound_cmds",
            "is_host_login",
            "is_guest_login",
            "count",
            "srv_count",
            "serror_rate",
            "srv_serror_rate",
            "rerror_rate",
            "srv_rerror_rate",
            "same_srv_rate",
            "diff_srv_rate",
            "srv_diff_host_rate",
            "dst_host_count",
            "dst_host_srv_count",
            "dst_host_same_srv_rate",
            "dst_host_diff_srv_rate",
            "dst_host_same_src_port_rate",
            "dst_host_srv_diff_host_rate",
            "dst_host_serror_rate",
            "dst_host_srv_serror_rate",
            "dst_host_rerror_rate",
            "dst_host_srv_rerror_rate");

    static final int FIRST_CONTENT = 9;
    static final int FIRST_OF_TWO_SECONDS = 22;
    static final int FIRST_OF_LAST_CONNECTIONS = 31;

    private static final Set<String> CATEGORICAL = Set.of("protocol_type", "service", "flag");

    private KddFeatures() {}

    /** The 28 features that packet headers provide: 1 to 9 and 23 to 41, counted from 1. */
    public static Schema ofTraffic() {
        return new Schema(IntStream.range(0, NAMES.size())
                .filter(i -> i < FIRST_CONTENT || i >= FIRST_OF_TWO_SECONDS)
                .mapToObj(i -> feature(NAMES.get(i)))
                .toList());
    }

    /** All 41 features. */
    public static Schema all() {
        return new Schema(NAMES.stream().map(KddFeatures::feature).toList());
    }

    private static Feature feature(String name) {
        return CATEGORICAL.contains(name) ? new Feature.Categorical(name) : new Feature.Numeric(name);
    }

    /** The features in {@code expected} that packet headers do not provide, in its order. Compares name and kind. */
    public static List<Feature> missingFor(Schema expected) {
        Set<Feature> known = Set.copyOf(ofTraffic().features());
        return expected.features().stream()
                .filter(feature -> !known.contains(feature))
                .toList();
    }

    /**
     * Makes a table of records with some of the 28 features, in the order of {@code schema}.
     *
     * @throws IllegalArgumentException if the schema contains another feature
     */
    public static Table table(Schema schema, List<KddRecord> records) {
        List<Feature> missing = missingFor(schema);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("packet headers do not provide the features "
                    + missing.stream().map(Feature::name).toList());
        }
        List<Column> columns = new ArrayList<>();
        for (Feature feature : schema.features()) {
            int index = NAMES.indexOf(feature.name());
            columns.add(
                    switch (feature) {
                        case Feature.Numeric numeric ->
                            Numbers.of(records.stream()
                                    .mapToDouble(record -> record.number(index))
                                    .toArray());
                        case Feature.Categorical categorical ->
                            Categories.of(records.stream()
                                    .map(record -> record.category(index))
                                    .toList());
                    });
        }
        return new Table(schema, columns);
    }
}
