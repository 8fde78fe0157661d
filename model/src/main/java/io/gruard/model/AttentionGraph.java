package io.gruard.model;

import io.gruard.nn.LayerSpec.AdditiveAttention;
import io.gruard.nn.LayerSpec.MultiHeadAttention;

/** Adds attention as standard operators. Inputs and outputs are (batch, steps, channels). */
final class AttentionGraph {
    private AttentionGraph() {}

    static String additive(AdditiveAttention layer, LayerOutput input, Place place) {
        int units = layer.units();
        String hidden = place.linear(
                "hidden",
                input.value(),
                place.array("weight", units, input.shape().channels()),
                place.array("bias", units));
        String active = place.node("Tanh", "tanh").from(hidden);
        WeightView query = place.array("query", units).reshape(units, 1);
        String energy =
                place.node("MatMul", "energy").from(active, place.graph().weight(place.name("query"), query));
        String share = place.node("Softmax", "share").with("axis", 1).from(energy);
        String weighted = place.node("Mul", "weighted").from(input.value(), share);
        String axes = place.graph().integers(place.name("steps"), 1);
        return place.node("ReduceSum", "sum").with("keepdims", 1).from(weighted, axes);
    }

    static String multiHead(MultiHeadAttention layer, LayerOutput input, Place place) {
        int channels = input.shape().channels();
        WeightView weight = place.array("input_weight", Math.multiplyExact(3, channels), channels);
        WeightView bias = place.array("input_bias", 3 * channels);
        String[] parts = new String[3];
        String[] names = {"queries", "keys", "values"};
        // The keys have their steps last, for the product with the queries.
        long[][] orders = {{0, 2, 1, 3}, {0, 2, 3, 1}, {0, 2, 1, 3}};
        for (int i = 0; i < parts.length; i++) {
            int from = i * channels;
            String projected = place.linear(
                    names[i], input.value(), weight.slice(from, from + channels), bias.slice(from, from + channels));
            String split =
                    place.reshape(names[i] + "_by_head", projected, 0, 0, layer.heads(), channels / layer.heads());
            parts[i] = place.node("Transpose", names[i] + "_turned")
                    .with("perm", orders[i])
                    .from(split);
        }
        String mixed = mixed(place, parts, channels / layer.heads());
        String joined = place.reshape("joined", mixed, 0, 0, channels);
        return place.linear(
                "output",
                joined,
                place.array("output_weight", channels, channels),
                place.array("output_bias", channels));
    }

    /** Computes {@code softmax(q kᵀ / √width) v}, of shape (batch, steps, heads, width). */
    private static String mixed(Place place, String[] parts, int width) {
        String scale = place.graph().floats(place.name("scale"), new double[] {1 / Math.sqrt(width)});
        String scores = place.node("MatMul", "scores").from(parts[0], parts[1]);
        String scaled = place.node("Mul", "scaled").from(scores, scale);
        String share = place.node("Softmax", "share").with("axis", -1).from(scaled);
        String mixed = place.node("MatMul", "mixed").from(share, parts[2]);
        return place.node("Transpose", "mixed_by_step")
                .with("perm", new long[] {0, 2, 1, 3})
                .from(mixed);
    }
}
