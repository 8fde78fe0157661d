package io.gruard.model;

import io.gruard.core.Classes;
import io.gruard.core.FittedEncoder;
import io.gruard.nn.NetworkSpec;
import org.jspecify.annotations.Nullable;

/** Builds the complete graph: raw records in; probabilities, name of the most probable class and novelty out. */
final class ModelGraphs {
    static final String PROBABILITIES = "probabilities";
    static final String COLUMNS = "x";
    static final String NAMES = "classes/names";
    static final String LABEL = "label";
    static final String NOVELTY = "novelty";
    static final String NEAREST = "nearest";

    private ModelGraphs() {}

    /**
     * Builds the graph of a model. The same arguments give the same graph.
     *
     * @param maxNumbers maximum number of weights
     * @throws IllegalArgumentException if there are more weights, or if a feature has the name of an output
     */
    static ModelGraph of(
            FittedEncoder encoder,
            NetworkSpec network,
            Classes classes,
            @Nullable NoveltyShape novelty,
            long maxNumbers) {
        GraphBuilder graph = new GraphBuilder("gruard");
        WeightBook book = new WeightBook(maxNumbers);
        EncoderGraph encoding = new EncoderGraph(graph, encoder, "encoder");
        encoding.addInputs();
        String columns = encoding.add();
        NetworkEnd end = NetworkEnd.of(graph, book, network, columns, "network/", "");
        String probabilities = addOutputs(graph, end.logits(), classes);
        if (novelty != null) {
            String measured = novelty.encodings().equals(encoder.encodings())
                    ? columns
                    : new EncoderGraph(graph, new FittedEncoder(encoder.schema(), novelty.encodings()), "novelty")
                            .add();
            new NoveltyGraph(graph, book, novelty).add(measured, end, probabilities, classes);
        }
        return graph.build(book);
    }

    /** Builds the graph of the network only: encoded columns {@code x} in, probabilities out. */
    static ModelGraph of(NetworkSpec network) {
        GraphBuilder graph = new GraphBuilder("gruard network");
        WeightBook book = new WeightBook(Integer.MAX_VALUE);
        String x = graph.matrix(COLUMNS, network.input().size());
        String probabilities = graph.node("Softmax", PROBABILITIES)
                .with("axis", 1)
                .from(NetworkEnd.of(graph, book, network, x, "network/", "").logits());
        graph.matrixOutput(probabilities, network.classes());
        return graph.build(book);
    }

    /** Adds the outputs. Returns the probabilities. */
    private static String addOutputs(GraphBuilder graph, String logits, Classes classes) {
        String probabilities =
                graph.node("Softmax", PROBABILITIES).with("axis", 1).from(logits);
        String best = graph.node("ArgMax", "classes/best")
                .with("axis", 1)
                .with("keepdims", 0)
                .from(probabilities);
        String names = graph.strings(NAMES, classes.names());
        String label = graph.node("Gather", LABEL).with("axis", 0).from(names, best);
        graph.stringOutput(label);
        graph.matrixOutput(probabilities, classes.size());
        return probabilities;
    }
}
