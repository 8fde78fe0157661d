package io.gruard.datasets.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A node of a YAML tree with its path, for messages such as {@code columns.duration.type: expected …, found 'numbr'}.
 *
 * @param path keys and indices from the root, joined by dots; empty at the root
 */
record YamlNode(JsonNode node, String path, String key) {
    YamlNode(JsonNode node, String path) {
        this(node, path, path);
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(path.isEmpty() ? what : path + ": " + what);
    }

    /** Makes an object. If that fails, adds the path to the message. */
    <T> T attempt(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException wrong) {
            String message = String.valueOf(wrong.getMessage());
            throw message.startsWith(path) ? wrong : wrong(message);
        }
    }

    void requireKeys(String... known) {
        if (!node.isObject() && !node.isMissingNode()) {
            throw wrong("expected keys and values, found " + described());
        }
        Set<String> allowed = Set.of(known);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                throw wrong("unknown key '" + name + "', expected one of " + String.join(", ", known));
            }
        }
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    YamlNode child(String name) {
        if (!has(name)) {
            throw wrong("'" + name + "' is missing");
        }
        return below(node.get(name), name);
    }

    /** The child, or a node without keys if there is none. */
    YamlNode childOr(String name) {
        return has(name) ? child(name) : below(MissingNode.getInstance(), name);
    }

    private YamlNode below(JsonNode child, String name) {
        return new YamlNode(child, path.isEmpty() ? name : path + "." + name, name);
    }

    List<YamlNode> items() {
        if (!node.isArray() || node.isEmpty()) {
            throw wrong("expected a list with at least one item, found " + described());
        }
        List<YamlNode> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(below(node.get(i), String.valueOf(i + 1)));
        }
        return items;
    }

    List<YamlNode> entries() {
        if (!node.isObject() || node.isEmpty()) {
            throw wrong("expected at least one key with a value, found " + described());
        }
        List<YamlNode> entries = new ArrayList<>();
        node.properties().forEach(entry -> entries.add(below(entry.getValue(), entry.getKey())));
        return entries;
    }

    boolean isText() {
        return node.isValueNode() && !node.isNull();
    }

    String asText() {
        if (!isText()) {
            throw wrong("expected a text, found " + described());
        }
        return node.asText();
    }

    String text(String name) {
        return child(name).asText();
    }

    String textOr(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    boolean flagOr(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!node.get(name).isBoolean()) {
            throw child(name)
                    .wrong("expected true or false, found " + child(name).described());
        }
        return node.get(name).booleanValue();
    }

    long wholeNumber(String name) {
        YamlNode child = child(name);
        if (!child.node.isIntegralNumber() || child.node.longValue() < 0) {
            throw child.wrong("expected an integer, found " + child.described());
        }
        return child.node.longValue();
    }

    /** A list of texts, or a single text. */
    List<String> texts() {
        return isText()
                ? List.of(asText())
                : items().stream().map(YamlNode::asText).toList();
    }

    private String described() {
        if (node.isMissingNode() || node.isNull()) {
            return "nothing";
        }
        return node.isValueNode() ? "'" + node.asText() + "'" : node.isArray() ? "a list" : "keys and values";
    }
}
