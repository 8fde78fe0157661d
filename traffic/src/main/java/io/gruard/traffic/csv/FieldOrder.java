package io.gruard.traffic.csv;

import io.gruard.core.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Maps the fields of a row to features.
 *
 * @param fieldOfFeature index of the field of each feature, in the order of the schema
 * @param fields number of fields in each row; fields that are not features are passed through
 */
public record FieldOrder(List<Integer> fieldOfFeature, int fields) {

    /** Whether the first row is a header: whether any of its fields is the name of a feature. */
    public static boolean isHeader(Schema schema, List<String> first) {
        return names(first).stream().anyMatch(name -> schema.indexOf(name) >= 0);
    }

    /**
     * Matches features by name.
     *
     * @throws IllegalArgumentException with the problem of the header
     */
    public static FieldOrder byHeader(Schema schema, List<String> header) {
        List<String> names = names(header);
        List<Integer> order = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            String feature = schema.feature(i).name();
            int field = names.indexOf(feature);
            if (field < 0) {
                missing.add(feature);
            } else if (field != names.lastIndexOf(feature)) {
                throw new IllegalArgumentException("the header contains '" + feature + "' twice");
            }
            order.add(field);
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the header lacks the features " + missing);
        }
        return new FieldOrder(List.copyOf(order), names.size());
    }

    /** Takes the first fields of each row as the features, in the order of the schema. */
    public static FieldOrder bySchema(Schema schema, int fields) {
        if (fields < schema.size()) {
            throw new IllegalArgumentException("without a header, expected at least the " + schema.size()
                    + " features in the order of the schema, found " + fields + " fields");
        }
        return new FieldOrder(IntStream.range(0, schema.size()).boxed().toList(), fields);
    }

    /** The names without surrounding blanks and byte order mark. */
    public static List<String> names(List<String> header) {
        return header.stream()
                .map(cell -> (cell.startsWith("\uFEFF") ? cell.substring(1) : cell).strip())
                .toList();
    }
}
