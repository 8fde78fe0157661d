package io.gruard.model;

import io.gruard.core.Classes;

/** A {@link NoveltyDetector} as operators: its measure's energy, and the nearest attack. */
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
     * @param columns encoded for the measure, (rows, columns)
     * @param probabilities (rows, classes)
     */
    void add(String columns, String probabilities, Classes classes) {
        String energy = switch (shape.measure()) {
            case NoveltyMeasure.Shape.Mixture mixture -> energy(mixture, columns);
            case NoveltyMeasure.Shape.Nearest nearest -> energy(nearest, columns);
        };
        String sum = graph.node("Add", "novelty/sum")
                .from(energy, graph.floats("novelty/scale", new double[] {shape.scale()}));
        graph.vectorOutput(graph.node("Div", ModelGraphs.NOVELTY).from(energy, sum));
        graph.stringOutput(nearest(probabilities, classes));
    }

    /** (rows): the nearest prototype by one product, then the distance from it alone. */
    private String energy(NoveltyMeasure.Shape.Nearest nearest, String columns) {
        int[] size = {shape.width(), nearest.prototypes()};
        String centres = graph.weight("novelty/centres", book.array(Prototypes.CENTRES, size));
        String squares = graph.node("Mul", "novelty/squares").from(centres, centres);
        String sums = graph.node("ReduceSum", "novelty/sums")
                .with("keepdims", 1)
                .from(squares, graph.integers("novelty/first_axis", 0));
        String halves =
                graph.node("Mul", "novelty/halves").from(sums, graph.floats("novelty/half", new double[] {0.5}));
        String products = graph.node("MatMul", "novelty/products").from(columns, centres);
        String distances = graph.node("Sub", "novelty/distances").from(halves, products);
        String best = graph.node("ArgMin", "novelty/best")
                .with("axis", 1)
                .with("keepdims", 0)
                .from(distances);
        String byRow = graph.node("Transpose", "novelty/by_row")
                .with("perm", new long[] {1, 0})
                .from(centres);
        String chosen = graph.node("Gather", "novelty/chosen").with("axis", 0).from(byRow, best);
        String apart = graph.node("Sub", "novelty/apart").from(columns, chosen);
        String squared = graph.node("Mul", "novelty/squared").from(apart, apart);
        return graph.node("ReduceSum", "novelty/energy")
                .with("keepdims", 0)
                .from(squared, graph.integers("novelty/second_axis", 1));
    }

    /** (rows): all components at once. */
    private String energy(NoveltyMeasure.Shape.Mixture mixture, String columns) {
        int whitened = Math.multiplyExact(mixture.components(), mixture.rank());
        String weights = graph.weight("novelty/weights", book.array(GaussianMixture.WEIGHTS, shape.width(), whitened));
        String shifts = graph.weight("novelty/shifts", book.array(GaussianMixture.SHIFTS, whitened));
        String offsets = graph.weight("novelty/offsets", book.array(GaussianMixture.OFFSETS, mixture.components()));
        String turned = graph.node("MatMul", "novelty/turned").from(columns, weights);
        String white = graph.node("Sub", "novelty/white").from(turned, shifts);
        String squares = graph.node("Mul", "novelty/squares").from(white, white);
        String byComponent = graph.node("Reshape", "novelty/by_component")
                .from(squares, graph.integers("novelty/by_component_shape", 0, mixture.components(), mixture.rank()));
        // (rows, components)
        String distances = graph.node("ReduceSum", "novelty/distances")
                .with("keepdims", 0)
                .from(byComponent, graph.integers("novelty/ranks", 2));
        String halves = graph.node("Mul", "novelty/halves")
                .from(distances, graph.floats("novelty/minus_half", new double[] {-0.5}));
        String logs = graph.node("Add", "novelty/logs").from(halves, offsets);
        String log = graph.node("ReduceLogSumExp", "novelty/log")
                .with("axes", new long[] {1})
                .with("keepdims", 0)
                .from(logs);
        String energy = graph.node("Neg", "novelty/negative").from(log);
        return graph.node("Max", "novelty/energy").from(energy, graph.floats("novelty/least", new double[] {0}));
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
