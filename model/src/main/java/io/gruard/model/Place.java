package io.gruard.model;

/**
 * The place of one layer in the graph. Its values are named {@code network/<path>/…}, its arrays {@code <path>.…} as in
 * the network.
 */
record Place(GraphBuilder graph, WeightBook book, String path) {

    String name(String what) {
        return "network/" + path + "/" + what;
    }

    GraphBuilder.Node node(String operator, String what) {
        return graph.node(operator, name(what));
    }

    /** The addresses of an array of this layer. */
    WeightView array(String role, int... shape) {
        return book.array(path + "." + role, shape);
    }

    /** Adds an array of this layer without changes. */
    String weight(String role, int... shape) {
        return graph.weight(name(role), array(role, shape));
    }

    /** Adds {@code x Wᵀ + b} over the last axis, with W of shape (out, in). */
    String linear(String what, String value, WeightView weight, WeightView bias) {
        String transposed = graph.weight(name(what + "_weight"), weight.transpose(1, 0));
        String product = node("MatMul", what + "_product").from(value, transposed);
        return node("Add", what).from(product, graph.weight(name(what + "_bias"), bias));
    }

    /** Reshapes a value. A length of 0 keeps the length of that axis, because the number of rows is unknown. */
    String reshape(String what, String value, long... shape) {
        return node("Reshape", what).from(value, graph.integers(name(what + "_shape"), shape));
    }

    /** Takes a range of steps and channels of a value of shape (batch, steps, channels). */
    String slice(String what, String value, long[] from, long[] to) {
        return node("Slice", what)
                .from(
                        value,
                        graph.integers(name(what + "_from"), from),
                        graph.integers(name(what + "_to"), to),
                        graph.integers(name(what + "_axes"), 1, 2));
    }
}
