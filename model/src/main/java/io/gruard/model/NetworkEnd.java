package io.gruard.model;

import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Shape;

/** A network in a graph, with the outputs that later nodes use. */
final class NetworkEnd {
    private final GraphBuilder graph;
    private final LayerGraph layers;
    private final NetworkSpec spec;
    private final String name;
    private final LayerOutput body;
    private final String logits;

    private NetworkEnd(
            GraphBuilder graph, LayerGraph layers, NetworkSpec spec, String name, LayerOutput body, String logits) {
        this.graph = graph;
        this.layers = layers;
        this.spec = spec;
        this.name = name;
        this.body = body;
        this.logits = logits;
    }

    /**
     * Adds a network.
     *
     * @param columns its input, (rows, columns)
     * @param name prefix for the names of its input and outputs
     * @param arrays prefix for the names of its arrays
     */
    static NetworkEnd of(
            GraphBuilder graph, WeightBook book, NetworkSpec network, String columns, String name, String arrays) {
        Shape input = network.input();
        String sequence = graph.node("Reshape", name + "input")
                .from(columns, graph.integers(name + "input_shape", 0, input.steps(), input.channels()));
        LayerGraph layers = new LayerGraph(graph, book);
        int last = network.layers().size() - 1;
        LayerOutput body = layers.through(
                network.layers().subList(0, last),
                new LayerOutput(sequence, Layout.BATCH_STEPS_CHANNELS, input),
                arrays);
        LayerOutput end = layers.layer(network.layers().get(last), body, arrays + last);
        String logits = flat(graph, layers, end, name + "logits");
        return new NetworkEnd(graph, layers, network, name, body, logits);
    }

    private static String flat(GraphBuilder graph, LayerGraph layers, LayerOutput flow, String name) {
        return graph.node("Reshape", name)
                .from(
                        layers.in(Layout.BATCH_STEPS_CHANNELS, flow).value(),
                        graph.integers(name + "_shape", 0, flow.shape().size()));
    }

    NetworkSpec spec() {
        return spec;
    }

    /** The output of the last layer, (rows, classes). */
    String logits() {
        return logits;
    }

    /** Adds the input of the last layer as an output, (rows, units). Must be called at most once. */
    String features() {
        return flat(graph, layers, body, name + "features");
    }
}
