package io.gruard.model;

import io.gruard.core.Classes;
import java.util.EnumMap;
import java.util.List;

/** Adds a {@link NoveltyDetector} to a graph: its energy and the nearest attack class. */
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
     * @param columns the encoded records for the measures, (rows, columns)
     * @param network the classifier in the graph
     * @param probabilities (rows, classes)
     * @param classes the classes
     */
    void add(String columns, NetworkEnd network, String probabilities, Classes classes) {
        EnumMap<NoveltyScore.View, String> views = new EnumMap<>(NoveltyScore.View.class);
        String energy = "";
        for (int i = 0; i < shape.scores().size(); i++) {
            NoveltyShape.ScoreShape score = shape.scores().get(i);
            String rows = views.computeIfAbsent(score.view(), view -> switch (view) {
                case COLUMNS -> columns;
                case FEATURES -> network.features();
                case LOGITS -> network.logits();
            });
            String name = "novelty/" + i + "/";
            String weight = number(name + "weight", score.weight());
            int width = shape.width(score.view(), network.spec());
            String measured =
                    new MeasureGraph(graph, book, name, NoveltyShape.arrays(i), width).energy(score.measure(), rows);
            String weighed = graph.node("Mul", name + "weighed").from(measured, weight);
            energy = energy.isEmpty()
                    ? weighed
                    : graph.node("Add", name + "total").from(energy, weighed);
        }
        String sum = graph.node("Add", "novelty/sum").from(energy, number("novelty/scale", shape.scale()));
        graph.vectorOutput(graph.node("Div", ModelGraphs.NOVELTY).from(energy, sum));
        graph.stringOutput(nearest(columns, probabilities, classes));
    }

    /** Adds the name of the {@link NearestAttackClass}. */
    private String nearest(String columns, String probabilities, Classes classes) {
        List<Integer> attacks = shape.nearestAttackClass().attacks();
        NearestAttackClass.requireAttacks(attacks, classes);
        String weights = graph.weight(
                "nearest/weights",
                book.array(NoveltyShape.KINSHIP_ARRAYS + NearestAttackClass.WEIGHTS, shape.columns(), attacks.size()));
        String biases = graph.weight(
                "nearest/biases", book.array(NoveltyShape.KINSHIP_ARRAYS + NearestAttackClass.BIASES, attacks.size()));
        String products = graph.node("MatMul", "nearest/products").from(columns, weights);
        String sums = graph.node("Add", "nearest/sums").from(products, biases);
        long[] indices = attacks.stream().mapToLong(Integer::longValue).toArray();
        String ofAttacks = graph.node("Gather", "nearest/of_attacks")
                .with("axis", 1)
                .from(probabilities, graph.integers("nearest/attacks", indices));
        String bounded = graph.node("Max", "nearest/bounded")
                .from(ofAttacks, number("nearest/least", NearestAttackClass.MIN_PROBABILITY));
        String logs = graph.node("Log", "nearest/logs").from(bounded);
        String weighed = graph.node("Mul", "nearest/weighed")
                .from(
                        logs,
                        number("nearest/classifier", shape.nearestAttackClass().classifier()));
        String likenesses = graph.node("Add", "nearest/likenesses").from(sums, weighed);
        String best = graph.node("ArgMax", "nearest/best")
                .with("axis", 1)
                .with("keepdims", 0)
                .from(likenesses);
        String names = graph.strings(
                "nearest/names", attacks.stream().map(classes::name).toList());
        return graph.node("Gather", ModelGraphs.NEAREST).with("axis", 0).from(names, best);
    }

    private String number(String name, double value) {
        return graph.floats(name, new double[] {value});
    }
}
