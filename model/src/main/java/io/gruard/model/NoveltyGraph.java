package io.gruard.model;

import io.gruard.core.Classes;
import java.util.EnumMap;

/** A {@link NoveltyDetector} as operators: its energy, and the nearest attack. */
final class NoveltyGraph {
    private final GraphBuilder graph;
    private final WeightBook book;
    private final NoveltyShape shape;

    NoveltyGraph(GraphBuilder graph, WeightBook book, NoveltyShape shape) {
        this.graph = graph;
        this.book = book;
        this.shape = shape;
    }

    /**
     * Adds both outputs.
     *
     * @param columns encoded for the measures, (rows, columns)
     * @param network what the classifier makes of the rows
     * @param probabilities (rows, classes)
     */
    void add(String columns, NetworkEnd network, String probabilities, Classes classes) {
        EnumMap<NoveltyScore.View, String> views = new EnumMap<>(NoveltyScore.View.class);
        String energy = "";
        for (int i = 0; i < shape.scores().size(); i++) {
            NoveltyShape.Score score = shape.scores().get(i);
            String rows = views.computeIfAbsent(score.view(), view -> switch (view) {
                case COLUMNS -> columns;
                case FEATURES -> network.features();
                case LOGITS -> network.logits();
            });
            String name = "novelty/" + i + "/";
            String weight = graph.floats(name + "weight", new double[] {score.weight()});
            int width = shape.width(score.view(), network.spec());
            String measured =
                    new MeasureGraph(graph, book, name, NoveltyShape.arrays(i), width).energy(score.measure(), rows);
            String weighed = graph.node("Mul", name + "weighed").from(measured, weight);
            energy = energy.isEmpty()
                    ? weighed
                    : graph.node("Add", name + "total").from(energy, weighed);
        }
        String sum = graph.node("Add", "novelty/sum")
                .from(energy, graph.floats("novelty/scale", new double[] {shape.scale()}));
        graph.vectorOutput(graph.node("Div", ModelGraphs.NOVELTY).from(energy, sum));
        graph.stringOutput(nearest(probabilities, classes));
    }

    /** The benign class gets less than any other can have. */
    private String nearest(String probabilities, Classes classes) {
        if (shape.kinship().size() != classes.size()) {
            throw new IllegalArgumentException("found " + shape.kinship().size() + " weights of kinship for "
                    + classes.size() + " classes, wanted one each");
        }
        double[] kinship =
                shape.kinship().stream().mapToDouble(Double::doubleValue).toArray();
        double[] bar = new double[classes.size()];
        bar[classes.benign()] = -1;
        kinship[classes.benign()] = 0;
        String weighed = graph.node("Mul", "nearest/weighed")
                .from(probabilities, graph.floats("nearest/kinship", kinship, classes.size()));
        String barred =
                graph.node("Add", "nearest/attacks").from(weighed, graph.floats("nearest/bar", bar, classes.size()));
        String best = graph.node("ArgMax", "nearest/best")
                .with("axis", 1)
                .with("keepdims", 0)
                .from(barred);
        return graph.node("Gather", ModelGraphs.NEAREST).with("axis", 0).from(ModelGraphs.NAMES, best);
    }
}
