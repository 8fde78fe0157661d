package io.gruard.model;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.gruard.core.Feature;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Adds the encoder to a graph. Every feature is an input of one column, 32-bit numbers or strings. Numbers are encoded
 * in 64 bits, as {@link FeatureEncoding} does, so the graph has the exact parameters of the encoder. Consecutive
 * numeric features share their operators.
 */
final class EncoderGraph {
    private final GraphBuilder graph;
    private final FittedEncoder encoder;
    private final String path;

    /**
     * @param path prefix for the names of its values, such as {@code encoder}
     */
    EncoderGraph(GraphBuilder graph, FittedEncoder encoder, String path) {
        this.graph = graph;
        this.encoder = encoder;
        this.path = path + "/";
    }

    /** Adds the inputs, which other encoders with the same schema share. */
    void addInputs() {
        for (Feature feature : encoder.schema().features()) {
            graph.column(feature.name(), type(feature));
        }
    }

    /** Adds the encoding. Returns the encoded matrix (rows, columns). */
    String add() {
        List<String> blocks = new ArrayList<>();
        for (List<FeatureEncoding> run : runs()) {
            blocks.add(block(run));
        }
        return concat(path + "columns", blocks);
    }

    private static DataType type(Feature feature) {
        return switch (feature) {
            case Feature.Numeric numeric -> DataType.FLOAT;
            case Feature.Categorical categorical -> DataType.STRING;
        };
    }

    /** Consecutive features that are encoded together. A categorical feature is alone. */
    private List<List<FeatureEncoding>> runs() {
        List<List<FeatureEncoding>> runs = new ArrayList<>();
        for (FeatureEncoding encoding : encoder.encodings()) {
            boolean joins = !runs.isEmpty()
                    && !(encoding instanceof FeatureEncoding.OneHot)
                    && runs.getLast().getFirst().getClass() == encoding.getClass();
            if (!joins) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(encoding);
        }
        return runs;
    }

    private String block(List<FeatureEncoding> run) {
        String name = path + run.getFirst().feature();
        return switch (run.getFirst()) {
            case FeatureEncoding.OneHot oneHot -> oneHot(name, oneHot);
            case FeatureEncoding.Affine first -> affine(name, all(FeatureEncoding.Affine.class, run));
            case FeatureEncoding.SignedLog first -> signedLog(name, all(FeatureEncoding.SignedLog.class, run));
        };
    }

    private static <E extends FeatureEncoding> List<E> all(Class<E> kind, List<FeatureEncoding> run) {
        return run.stream().map(kind::cast).toList();
    }

    private String oneHot(String name, FeatureEncoding.OneHot encoding) {
        String columns = graph.mlNode("OneHotEncoder", name + "/one_hot")
                .with("cats_strings", encoding.categories())
                .with("zeros", 1)
                .from(encoding.feature());
        // From (rows, 1, categories) to (rows, categories).
        String shape = graph.integers(name + "/shape", 0, encoding.width());
        return graph.node("Reshape", name + "/flat").from(columns, shape);
    }

    private String affine(String name, List<FeatureEncoding.Affine> run) {
        String shift = parameters(name + "/shift", run, FeatureEncoding.Affine::shift);
        String factor = parameters(name + "/factor", run, FeatureEncoding.Affine::factor);
        String moved = graph.node("Sub", name + "/moved").from(doubles(name, run), shift);
        return rounded(name, graph.node("Mul", name + "/scaled").from(moved, factor));
    }

    private String signedLog(String name, List<FeatureEncoding.SignedLog> run) {
        String mean = parameters(name + "/mean", run, FeatureEncoding.SignedLog::mean);
        String factor = parameters(name + "/factor", run, FeatureEncoding.SignedLog::factor);
        String upper = parameters(name + "/upper", run, FeatureEncoding.SignedLog::limit);
        String lower = parameters(name + "/lower", run, encoding -> -encoding.limit());
        String one = graph.doubles(name + "/one", new double[] {1});
        String raw = doubles(name, run);
        String size = graph.node("Abs", name + "/size").from(raw);
        String log = graph.node("Log", name + "/log")
                .from(graph.node("Add", name + "/above_one").from(size, one));
        String sign = graph.node("Sign", name + "/sign").from(raw);
        String signed = graph.node("Mul", name + "/signed").from(log, sign);
        String moved = graph.node("Sub", name + "/moved").from(signed, mean);
        String scaled = graph.node("Mul", name + "/scaled").from(moved, factor);
        String capped = graph.node("Min", name + "/capped").from(scaled, upper);
        return rounded(name, graph.node("Max", name + "/clipped").from(capped, lower));
    }

    /** Concatenates the raw columns, in 64 bits. */
    private String doubles(String name, List<? extends FeatureEncoding> run) {
        String raw =
                concat(name + "/raw", run.stream().map(FeatureEncoding::feature).toList());
        return graph.node("Cast", name + "/double")
                .with("to", DataType.DOUBLE.getNumber())
                .from(raw);
    }

    private String rounded(String name, String value) {
        return graph.node("Cast", name + "/float")
                .with("to", DataType.FLOAT.getNumber())
                .from(value);
    }

    private <E> String parameters(String name, List<E> run, ToDoubleFunction<E> parameter) {
        return graph.doubles(name, run.stream().mapToDouble(parameter).toArray(), 1, run.size());
    }

    private String concat(String name, List<String> columns) {
        return columns.size() == 1
                ? columns.getFirst()
                : graph.node("Concat", name).with("axis", 1).from(columns.toArray(String[]::new));
    }
}
