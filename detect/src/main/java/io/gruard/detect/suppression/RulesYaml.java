package io.gruard.detect.suppression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads rules from YAML: a list {@code rules}. Each rule has a {@code name} and any of {@code address},
 * {@code attacker}, {@code victim} (an address or a network), {@code port} (a port or a range), {@code class},
 * {@code can_id}, each one value or a list, {@code until} (a date, which ends with that day in UTC, or a time with its
 * zone) and {@code reason}. Unknown keys are errors, so that a misspelt condition does not widen a rule.
 */
public final class RulesYaml {
    private static final Set<String> KEYS =
            Set.of("name", "address", "attacker", "victim", "port", "class", "can_id", "until", "reason");
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private RulesYaml() {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or holds anything but rules; the message states where and what
     */
    public static SuppressionRules read(Path file) throws IOException {
        return read(Files.readString(file), file.toString());
    }

    /** Reads a text; {@code source} is its name in messages. */
    static SuppressionRules read(String text, String source) throws IOException {
        try {
            JsonNode root = YAML.readTree(text);
            requireKeys(root, Set.of("rules"), "the file");
            JsonNode list = root.path("rules");
            if (!list.isArray()) {
                throw new IllegalArgumentException("'rules': expected a list");
            }
            List<SuppressionRule> rules = new ArrayList<>();
            for (JsonNode rule : list) {
                rules.add(rule(rule, rules.size() + 1));
            }
            return new SuppressionRules(rules);
        } catch (JsonProcessingException wrong) {
            throw new IOException(
                    source + ":" + wrong.getLocation().getLineNr() + ": invalid YAML: " + wrong.getOriginalMessage(),
                    wrong);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(source + ": " + wrong.getMessage(), wrong);
        }
    }

    private static SuppressionRule rule(JsonNode node, int number) {
        String name = node.path("name").asText("");
        String place = name.isEmpty() ? "rule " + number : "rule '" + name + "'";
        try {
            requireKeys(node, KEYS, "a rule");
            if (name.isEmpty()) {
                throw new IllegalArgumentException("'name' is missing");
            }
            return new SuppressionRule(
                    name,
                    node.path("reason").asText(""),
                    list(node.path("address"), IpNetwork::parse),
                    list(node.path("attacker"), IpNetwork::parse),
                    list(node.path("victim"), IpNetwork::parse),
                    list(node.path("port"), PortRange::parse),
                    Set.copyOf(list(node.path("class"), word -> word)),
                    Set.copyOf(list(node.path("can_id"), word -> word)),
                    node.has("until") ? Optional.of(until(node.path("until").asText())) : Optional.empty());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(place + ": " + wrong.getMessage(), wrong);
        }
    }

    private static void requireKeys(JsonNode node, Set<String> known, String what) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(what + ": expected keys with values");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown key '" + name + "'; expected one of "
                        + known.stream().sorted().toList());
            }
        }
    }

    private static <T> List<T> list(JsonNode node, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        if (node.isArray()) {
            if (node.isEmpty()) {
                // An empty list would be no condition and match everything.
                throw new IllegalArgumentException("expected a list with values, found an empty list");
            }
            node.forEach(one -> values.add(parse.apply(text(one))));
        } else if (!node.isMissingNode()) {
            values.add(parse.apply(text(node)));
        }
        return values;
    }

    private static String text(JsonNode node) {
        if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
            throw new IllegalArgumentException("expected a value, found '" + node + "'");
        }
        return node.asText().strip();
    }

    private static Instant until(String text) {
        try {
            return text.length() <= "2026-12-31".length()
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "'until': expected a date such as 2026-12-31 or a time such as 2026-12-31T18:00:00Z, found '" + text
                            + "'",
                    wrong);
        }
    }
}
