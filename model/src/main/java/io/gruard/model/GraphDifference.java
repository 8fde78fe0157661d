package io.gruard.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The first difference between two messages of the same type.
 *
 * @param where path to it, such as {@code graph.node[3] 'network/1/conv'.attribute[0] 'pads'.ints[1]}
 * @param found content of the file
 * @param expected what gruard writes
 */
record GraphDifference(String where, String found, String expected) {
    private static final String NOTHING = "nothing";

    /** Compares fields in the order of their numbers, and repeated fields element by element. */
    static Optional<GraphDifference> first(String where, Message found, Message expected) {
        if (!found.getUnknownFields().equals(expected.getUnknownFields())) {
            return Optional.of(new GraphDifference(where, "fields that ONNX does not know", NOTHING));
        }
        TreeSet<FieldDescriptor> fields = new TreeSet<>(found.getAllFields().keySet());
        fields.addAll(expected.getAllFields().keySet());
        return fields.stream()
                .flatMap(field -> inField(where + "." + field.getName(), field, found, expected).stream())
                .findFirst();
    }

    private static Optional<GraphDifference> inField(
            String where, FieldDescriptor field, Message found, Message expected) {
        if (field.isRepeated()) {
            return inList(where, (List<?>) found.getField(field), (List<?>) expected.getField(field));
        }
        if (found.hasField(field) != expected.hasField(field)) {
            return Optional.of(new GraphDifference(
                    where,
                    found.hasField(field) ? text(found.getField(field)) : NOTHING,
                    expected.hasField(field) ? text(expected.getField(field)) : NOTHING));
        }
        return inValue(where, found.getField(field), expected.getField(field));
    }

    private static Optional<GraphDifference> inList(String where, List<?> found, List<?> expected) {
        for (int i = 0; i < Math.max(found.size(), expected.size()); i++) {
            String element = where + "[" + i + "]";
            if (i >= found.size()) {
                return Optional.of(new GraphDifference(element, NOTHING, text(expected.get(i))));
            }
            if (i >= expected.size()) {
                return Optional.of(new GraphDifference(element, text(found.get(i)), NOTHING));
            }
            Optional<GraphDifference> difference = inValue(element, found.get(i), expected.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<GraphDifference> inValue(String where, Object found, Object expected) {
        if (found instanceof Message one && expected instanceof Message other) {
            return first(where + name(other), one, other);
        }
        return Objects.equals(found, expected)
                ? Optional.empty()
                : Optional.of(new GraphDifference(where, text(found), text(expected)));
    }

    /** The name of a message if it has one: {@code  'network/1/conv'}. */
    private static String name(Message message) {
        FieldDescriptor name = message.getDescriptorForType().findFieldByName("name");
        return name == null || !message.hasField(name) ? "" : " " + quoted((String) message.getField(name));
    }

    private static String text(Object value) {
        return switch (value) {
            case Message message -> message.getDescriptorForType().getName() + name(message);
            case ByteString bytes ->
                bytes.size() <= 40 && bytes.isValidUtf8()
                        ? quoted(bytes.toStringUtf8())
                        : bytes.size() + " other bytes";
            case String text -> quoted(text);
            default -> value.toString();
        };
    }

    /** Quotes text of a file on one short line. It may be of any length and contain line ends. */
    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return "'" + (line.length() <= 80 ? line : line.substring(0, 80) + "…") + "'";
    }
}
