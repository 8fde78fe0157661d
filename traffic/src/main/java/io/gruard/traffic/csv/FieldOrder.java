package io.gruard.traffic.csv;

import io.gruard.core.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which field of a row is which feature.
 *
 * @param fieldOfFeature for each feature, in the schema's order, the index of its field
 * @param fields how many fields each row has; those that are no feature are passed through
 */
public record FieldOrder(List<Integer> fieldOfFeature, int fields) {

    /** Whether a file's first row is a header: whether any of its fields is the name of a feature. */
    public static boolean isHeader(Schema schema, List<String> first) {
        return names(first).stream().anyMatch(name -> schema.indexOf(name) >= 0);
    }

    /** Features by their names; what is wrong with the header is the message of the exception. */
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
                throw new IllegalArgumentException("the header names '" + feature + "' twice");
            }
            order.add(field);
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the header lacks the features " + missing);
        }
        return new FieldOrder(List.copyOf(order), names.size());
    }

    /** Features in the schema's order, at the beginning of each row. */
    public static FieldOrder bySchema(Schema schema, int fields) {
        if (fields < schema.size()) {
            throw new IllegalArgumentException("found " + fields + " fields and no header, expected the "
                    + schema.size() + " features in their order");
        }
        return new FieldOrder(IntStream.range(0, schema.size()).boxed().toList(), fields);
    }

    /** Names as they are used: without surrounding spaces and byte order mark. */
    public static List<String> names(List<String> header) {
        return header.stream()
                .map(cell -> (cell.startsWith("\uFEFF") ? cell.substring(1) : cell).strip())
                .toList();
    }
}
