package io.gruard.model;

/**
 * One layer's place in the graph: its values are named {@code network/<path>/…}, its arrays {@code <path>.…} as in the
 * network.
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

    /** An array of this layer as it is. */
    String weight(String role, int... shape) {
        return graph.weight(name(role), array(role, shape));
    }

    /** {@code x Wᵀ + b} over the last axis, with W of shape (out, in). */
    String linear(String what, String value, WeightView weight, WeightView bias) {
        String transposed = graph.weight(name(what + "_weight"), weight.transpose(1, 0));
        String product = node("MatMul", what + "_product").from(value, transposed);
        return node("Add", what).from(product, graph.weight(name(what + "_bias"), bias));
    }

    /** A length of 0 stands for the length that was there: the number of rows is not known beforehand. */
    String reshape(String what, String value, long... shape) {
        return node("Reshape", what).from(value, graph.integers(name(what + "_shape"), shape));
    }

    /** A part of steps and channels of a value (batch, steps, channels). */
    String slice(String what, String value, long[] from, long[] to) {
        return node("Slice", what)
                .from(
                        value,
                        graph.integers(name(what + "_from"), from),
                        graph.integers(name(what + "_to"), to),
                        graph.integers(name(what + "_axes"), 1, 2));
    }
}
