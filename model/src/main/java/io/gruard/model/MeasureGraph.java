package io.gruard.model;

import io.gruard.nn.NetworkSpec;
import java.util.stream.IntStream;

/**
 * Adds one {@link NoveltyMeasure} to a graph.
 *
 * @param graph the graph
 * @param book addresses of the arrays
 * @param name prefix for the names of its values
 * @param arrays prefix for the names of its arrays
 * @param width numbers in a row
 */
record MeasureGraph(GraphBuilder graph, WeightBook book, String name, String arrays, int width) {

    /** Adds the energy of each row, (rows), for rows of shape (rows, width). */
    String energy(NoveltyMeasure.MeasureShape measure, String rows) {
        return switch (measure) {
            case NoveltyMeasure.MeasureShape.Mixture mixture -> mixture(mixture, rows);
            case NoveltyMeasure.MeasureShape.NearestPrototype nearest -> nearest(nearest, rows);
            case NoveltyMeasure.MeasureShape.Neighbouring neighbours -> neighbours(neighbours, rows);
            case NoveltyMeasure.MeasureShape.Raised raised -> raised(raised, rows);
            case NoveltyMeasure.MeasureShape.Rare rare -> rare(rare, rows);
            case NoveltyMeasure.MeasureShape.SubspaceResidual residual -> residual(residual, rows);
            case NoveltyMeasure.MeasureShape.Encoding encoding -> encoding(encoding, rows);
            case NoveltyMeasure.MeasureShape.Logits logits -> logits(logits, rows);
            case NoveltyMeasure.MeasureShape.OfColumns some -> ofColumns(some, rows);
        };
    }

    private String ofColumns(NoveltyMeasure.MeasureShape.OfColumns some, String rows) {
        long[] columns = some.columns().stream().mapToLong(Integer::longValue).toArray();
        String chosen =
                node("Gather", "columns").with("axis", 1).from(rows, graph.integers(name + "column_numbers", columns));
        return new MeasureGraph(graph, book, name, arrays, columns.length).energy(some.measure(), chosen);
    }

    /** Finds the nearest prototype with one matrix product, then computes only the distance from it. */
    private String nearest(NoveltyMeasure.MeasureShape.NearestPrototype nearest, String rows) {
        String centres = array(Prototypes.CENTRES, width, nearest.prototypes());
        String best = node("ArgMin", "best").with("axis", 1).with("keepdims", 0).from(halfDistances(centres, rows));
        return squaredDistance(rows, gathered(centres, best));
    }

    /** Like {@link #nearest}, with several prototypes. */
    private String neighbours(NoveltyMeasure.MeasureShape.Neighbouring several, String rows) {
        String centres = array(Prototypes.CENTRES, width, several.prototypes());
        String best = node("TopK", "best")
                .with("axis", 1)
                .with("largest", 0)
                .secondFrom(halfDistances(centres, rows), graph.integers(name + "count", several.neighbours()));
        // (rows, neighbours, width)
        String chosen = gathered(centres, best);
        String row = node("Unsqueeze", "row").from(rows, graph.integers(name + "second_axis", 1));
        String apart = node("Sub", "left").from(row, chosen);
        String squared = node("Mul", "squared").from(apart, apart);
        String sum =
                node("ReduceSum", "sum").with("keepdims", 0).from(squared, graph.integers(name + "last_axes", 1, 2));
        return node("Div", "mean").from(sum, number("neighbours", several.neighbours()));
    }

    /** Half the squared distances minus a term that all prototypes share, (rows, prototypes). */
    private String halfDistances(String centres, String rows) {
        String squares = node("Mul", "squares").from(centres, centres);
        String sums =
                node("ReduceSum", "sums").with("keepdims", 1).from(squares, graph.integers(name + "first_axis", 0));
        String halves = node("Mul", "halves").from(sums, number("half", 0.5));
        String products = node("MatMul", "products").from(rows, centres);
        return node("Sub", "distances").from(halves, products);
    }

    private String gathered(String centres, String best) {
        String byRow =
                node("Transpose", "by_row").with("perm", new long[] {1, 0}).from(centres);
        return node("Gather", "chosen").with("axis", 0).from(byRow, best);
    }

    private String raised(NoveltyMeasure.MeasureShape.Raised raised, String rows) {
        return node("Pow", "raised").from(energy(raised.measure(), rows), number("exponent", raised.exponent()));
    }

    /**
     * Evaluates a {@link TailScale}: for each pair of neighbouring knots the fraction that the energy has passed, then
     * the part beyond the last knot.
     */
    private String rare(NoveltyMeasure.MeasureShape.Rare rare, String rows) {
        String measured = energy(rare.measure(), rows);
        String energies = array(TailScale.ENERGIES, rare.knots());
        String surprises = array(TailScale.SURPRISES, rare.knots());
        int last = rare.knots() - 1;
        String starts = graph.integers(
                name + "starts", IntStream.range(0, last).asLongStream().toArray());
        String ends = graph.integers(
                name + "ends", IntStream.rangeClosed(1, last).asLongStream().toArray());
        String from = node("Gather", "from").from(energies, starts);
        String widths = node("Sub", "widths").from(node("Gather", "to").from(energies, ends), from);
        String steps = node("Sub", "steps")
                .from(
                        node("Gather", "surprises_to").from(surprises, ends),
                        node("Gather", "surprises_from").from(surprises, starts));
        // (rows, knots - 1)
        String column = node("Unsqueeze", "measured").from(measured, graph.integers(name + "tail_axis", 1));
        String gone = node("Div", "gone").from(node("Sub", "past").from(column, from), widths);
        String atLeast = node("Max", "gone_at_least").from(gone, number("none", 0));
        String within = node("Min", "gone_at_most").from(atLeast, number("whole", 1));
        String climbed = node("Mul", "climbed").from(within, steps);
        String inside =
                node("ReduceSum", "inside").with("keepdims", 0).from(climbed, graph.integers(name + "knot_axis", 1));
        String max = node("Gather", "greatest").from(energies, graph.integers(name + "last_knot", last));
        String times = node("Max", "times").from(node("Div", "of_greatest").from(measured, max), number("once", 1));
        return node("Add", "surprise").from(inside, node("Log", "beyond").from(times));
    }

    /** Evaluates all components at once. */
    private String mixture(NoveltyMeasure.MeasureShape.Mixture mixture, String rows) {
        int whitened = Math.multiplyExact(mixture.components(), mixture.rank());
        String weights = array(GaussianMixture.WEIGHTS, width, whitened);
        String shifts = array(GaussianMixture.SHIFTS, whitened);
        String offsets = array(GaussianMixture.OFFSETS, mixture.components());
        String turned = node("MatMul", "turned").from(rows, weights);
        String white = node("Sub", "white").from(turned, shifts);
        String squares = node("Mul", "squares").from(white, white);
        String byComponent = node("Reshape", "by_component")
                .from(squares, graph.integers(name + "by_component_shape", 0, mixture.components(), mixture.rank()));
        // (rows, components)
        String distances =
                node("ReduceSum", "distances").with("keepdims", 0).from(byComponent, graph.integers(name + "ranks", 2));
        String halves = node("Mul", "halves").from(distances, number("minus_half", -0.5));
        String logs = node("Add", "logs").from(halves, offsets);
        String energy = node("Neg", "negative").from(logSumExp(logs));
        return node("Max", "energy").from(energy, number("least", 0));
    }

    private String residual(NoveltyMeasure.MeasureShape.SubspaceResidual residual, String rows) {
        String mean = array(PrincipalResidual.MEAN, width);
        WeightView axes = book.array(arrays + PrincipalResidual.AXES, width, residual.components());
        String centred = node("Sub", "centred").from(rows, mean);
        String scaled = node("Mul", "scaled").from(centred, array(PrincipalResidual.FACTORS, width));
        String atLeast = node("Max", "at_least").from(scaled, number("least", -residual.limit()));
        String apart = node("Min", "apart").from(atLeast, number("most", residual.limit()));
        String along = node("MatMul", "along").from(apart, graph.weight(name + "axes", axes));
        String explained =
                node("MatMul", "explained").from(along, graph.weight(name + "axes_back", axes.transpose(1, 0)));
        return squaredDistance(apart, explained);
    }

    private String encoding(NoveltyMeasure.MeasureShape.Encoding encoding, String rows) {
        NetworkSpec network = encoding.network();
        if (network.input().size() != width || network.classes() != width) {
            throw new IllegalArgumentException("expected an autoencoder of " + width + " columns, found one of "
                    + network.input().size() + " inputs and " + network.classes() + " outputs");
        }
        String given = NetworkEnd.of(graph, book, network, rows, name, arrays).logits();
        return squaredDistance(rows, given);
    }

    private String logits(NoveltyMeasure.MeasureShape.Logits logits, String rows) {
        String energy = node("Sub", "from_surest").from(number("surest", logits.surest()), logSumExp(rows));
        return node("Max", "energy").from(energy, number("least", 0));
    }

    private String logSumExp(String rows) {
        return node("ReduceLogSumExp", "log")
                .with("axes", new long[] {1})
                .with("keepdims", 0)
                .from(rows);
    }

    private String squaredDistance(String rows, String others) {
        String apart = node("Sub", "left").from(rows, others);
        String squared = node("Mul", "squared").from(apart, apart);
        return node("ReduceSum", "distance").with("keepdims", 0).from(squared, graph.integers(name + "second_axis", 1));
    }

    private GraphBuilder.Node node(String operator, String what) {
        return graph.node(operator, name + what);
    }

    private String number(String what, double value) {
        return graph.floats(name + what, new double[] {value});
    }

    private String array(String array, int... size) {
        return graph.weight(name + array, book.array(arrays + array, size));
    }
}
