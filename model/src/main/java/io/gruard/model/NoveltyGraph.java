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
     */
    void add(String columns, NetworkEnd network, Classes classes) {
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
        graph.stringOutput(nearest(columns, classes));
    }

    /** The name of the attack class that {@link Kinship} speaks for. */
    private String nearest(String columns, Classes classes) {
        Kinship.requireAttacks(shape.attacks(), classes);
        int width = shape.columns();
        int attacks = shape.attacks().size();
        String weights = graph.weight(
                "nearest/weights", book.array(NoveltyShape.KINSHIP_ARRAYS + Kinship.WEIGHTS, width, attacks));
        String biases =
                graph.weight("nearest/biases", book.array(NoveltyShape.KINSHIP_ARRAYS + Kinship.BIASES, attacks));
        String products = graph.node("MatMul", "nearest/products").from(columns, weights);
        String likenesses = graph.node("Add", "nearest/likenesses").from(products, biases);
        String best = graph.node("ArgMax", "nearest/best")
                .with("axis", 1)
                .with("keepdims", 0)
                .from(likenesses);
        String names = graph.strings(
                "nearest/names", shape.attacks().stream().map(classes::name).toList());
        return graph.node("Gather", ModelGraphs.NEAREST).with("axis", 0).from(names, best);
    }
}
