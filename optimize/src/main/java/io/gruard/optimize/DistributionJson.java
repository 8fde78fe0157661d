package io.gruard.optimize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes and reads distributions in Optuna's JSON: {@code {"name": "FloatDistribution", "attributes": {…}}}. */
public final class DistributionJson {

    private DistributionJson() {}

    public static String write(Distribution distribution) {
        return Json.write(tree(distribution));
    }

    static JsonNode tree(Distribution distribution) {
        ObjectNode attributes = Json.emptyObject();
        String name = switch (distribution) {
            case FloatDistribution range -> {
                attributes.set("step", Json.tree(range.step() == 0 ? null : range.step()));
                attributes.put("low", range.low()).put("high", range.high()).put("log", range.log());
                yield "FloatDistribution";
            }
            case IntDistribution range -> {
                attributes.put("log", range.log()).put("step", range.step());
                attributes.put("low", range.low()).put("high", range.high());
                yield "IntDistribution";
            }
            case CategoricalDistribution choices -> {
                attributes.set("choices", Json.tree(choices.choices()));
                yield "CategoricalDistribution";
            }
        };
        ObjectNode node = Json.emptyObject().put("name", name);
        node.set("attributes", attributes);
        return node;
    }

    /** @throws IllegalArgumentException if the text is not a distribution as written by Optuna since version 3 */
    public static Distribution read(String text) {
        try {
            return read(Json.parse(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected a distribution in JSON, found " + text, e);
        }
    }

    public static Distribution read(JsonNode node) {
        JsonNode attributes = node.path("attributes");
        return switch (node.path("name").asText()) {
            case "FloatDistribution" ->
                new FloatDistribution(
                        number(attributes, "low").doubleValue(),
                        number(attributes, "high").doubleValue(),
                        attributes.path("log").asBoolean(false),
                        attributes.path("step").asDouble(0));
            case "IntDistribution" ->
                new IntDistribution(
                        number(attributes, "low").longValue(),
                        number(attributes, "high").longValue(),
                        attributes.path("log").asBoolean(false),
                        attributes.path("step").asLong(1));
            case "CategoricalDistribution" -> {
                List<@Nullable Object> choices = new ArrayList<>();
                attributes.path("choices").forEach(choice -> choices.add(Json.plain(choice)));
                yield new CategoricalDistribution(choices);
            }
            default ->
                throw new IllegalArgumentException(
                        "expected FloatDistribution, IntDistribution or CategoricalDistribution, found " + node);
        };
    }

    private static JsonNode number(JsonNode attributes, String name) {
        JsonNode value = attributes.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(
                    "expected a distribution with the number '" + name + "', found " + attributes);
        }
        return value;
    }
}
