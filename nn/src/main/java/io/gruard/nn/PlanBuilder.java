package io.gruard.nn;

import io.gruard.nn.LayerSpec.AdditiveAttention;
import io.gruard.nn.LayerSpec.AveragePool;
import io.gruard.nn.LayerSpec.BatchNorm;
import io.gruard.nn.LayerSpec.Conv1d;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.Dropout;
import io.gruard.nn.LayerSpec.Flatten;
import io.gruard.nn.LayerSpec.Fusion;
import io.gruard.nn.LayerSpec.GlobalPool;
import io.gruard.nn.LayerSpec.LayerNorm;
import io.gruard.nn.LayerSpec.MaxPool;
import io.gruard.nn.LayerSpec.MultiHeadAttention;
import io.gruard.nn.LayerSpec.Recurrent;
import io.gruard.nn.LayerSpec.Relu;
import io.gruard.nn.LayerSpec.Residual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles layers to operations. */
final class PlanBuilder {
    private final Network network;
    private final int lanes = Kernels.chosen().lanes();
    private final List<Op> ops = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Value input;
    private int dropouts;
    /** The outermost layer that is being compiled. */
    private int outermost;

    PlanBuilder(Network network) {
        this.network = network;
        network.parameters().forEach(tensor -> parameters.put(tensor.name(), new Parameter(tensor)));
        Shape shape = network.spec().input();
        LayerSpec first = network.spec().layers().get(0);
        boolean readOneByOne = first instanceof Conv1d
                || first instanceof Dense
                || first instanceof Flatten
                || first instanceof Recurrent;
        int padded = (shape.channels() + lanes - 1) / lanes * lanes;
        this.input = register(Value.input(shape, readOneByOne ? shape.channels() : padded));
    }

    Value compile() {
        return walk(network.spec().layers(), input, "");
    }

    Value input() {
        return input;
    }

    List<Op> ops() {
        return ops;
    }

    List<Value> values() {
        return values;
    }

    List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    private Value register(Value value) {
        value.id = values.size();
        values.add(value);
        return value;
    }

    /** Adds the operation and returns its output, the input of the next one. */
    private Value add(Op op) {
        op.layer = outermost;
        ops.add(op);
        return op.output;
    }

    private Value fresh(Shape shape) {
        return register(Value.of(shape, lanes));
    }

    /** Returns the input itself if nothing else needs it, otherwise a new value. */
    private Value overwritten(Value value) {
        boolean needed = value.held()
                || value.data == input
                || ops.isEmpty()
                || ops.get(ops.size() - 1).readsOutput()
                || ops.get(ops.size() - 1).output != value;
        return needed ? fresh(value.shape()) : register(value.alias());
    }

    private Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalStateException("no parameter '" + name + "'");
        }
        return parameter;
    }

    private Value walk(List<LayerSpec> layers, Value from, String prefix) {
        Value value = from;
        for (int i = 0; i < layers.size(); i++) {
            outermost = prefix.isEmpty() ? i : outermost;
            boolean swap =
                    layers.get(i) instanceof Relu && i + 1 < layers.size() && layers.get(i + 1) instanceof MaxPool;
            if (swap) {
                // max(relu) equals relu(max), slopes included, and needs less work and memory.
                value = layer(layers.get(i + 1), value, prefix + (i + 1) + ".");
                value = layer(layers.get(i), value, prefix + i + ".");
                i++;
            } else {
                value = layer(layers.get(i), value, prefix + i + ".");
            }
        }
        return value;
    }

    private Value layer(LayerSpec layer, Value x, String path) {
        Shape to = layer.output(x.shape());
        return switch (layer) {
            case Conv1d conv ->
                add(new ConvolutionOp(x, fresh(to), conv, parameter(path + "weight"), parameter(path + "bias")));
            case BatchNorm norm -> batchNorm(norm, x, path);
            case LayerNorm norm ->
                add(new LayerNormOp(
                        x, fresh(to), norm.epsilon(), parameter(path + "weight"), parameter(path + "bias")));
            case Relu ignored -> add(new ReluOp(x, overwritten(x)));
            case Dropout dropout -> add(new DropoutOp(x, overwritten(x), dropout.rate(), dropouts++));
            case MaxPool pool -> add(new MaxPoolOp(x, fresh(to), pool.width(), pool.stride()));
            case AveragePool pool -> add(new AveragePoolOp(x, fresh(to), pool.width(), pool.stride()));
            case GlobalPool pool -> globalPool(pool, x, to);
            case Recurrent recurrent -> add(new RecurrentOp(x, fresh(to), recurrent, recurrent(recurrent, path)));
            case AdditiveAttention attention ->
                add(new AdditiveAttentionOp(
                        x,
                        fresh(to),
                        attention.units(),
                        parameter(path + "weight"),
                        parameter(path + "bias"),
                        parameter(path + "query")));
            case MultiHeadAttention attention ->
                add(new MultiHeadAttentionOp(
                        x,
                        fresh(to),
                        attention.heads(),
                        List.of(
                                parameter(path + "input_weight"),
                                parameter(path + "input_bias"),
                                parameter(path + "output_weight"),
                                parameter(path + "output_bias"))));
            case Residual residual -> residual(residual, x, path);
            case Fusion fusion -> fusion(fusion, x, to, path);
            case Dense ignored -> add(new LinearOp(x, fresh(to), parameter(path + "weight"), parameter(path + "bias")));
            case Flatten ignored -> add(new FlattenOp(x, fresh(to)));
        };
    }

    private Value batchNorm(BatchNorm norm, Value x, String path) {
        BatchMomentsOp moments = new BatchMomentsOp(
                x,
                norm,
                parameter(path + "weight"),
                parameter(path + "bias"),
                network.tensor(path + "running_mean"),
                network.tensor(path + "running_variance"));
        register(moments.output);
        add(moments);
        NormalizeOp normalize = new NormalizeOp(moments);
        register(normalize.output);
        return add(normalize);
    }

    private Value globalPool(GlobalPool pool, Value x, Shape to) {
        return switch (pool.kind()) {
            case AVERAGE -> add(new AveragePoolOp(x, fresh(to), x.steps, 1));
            case MAX -> add(new MaxPoolOp(x, fresh(to), x.steps, 1));
            case LAST -> add(new LastStepOp(x, fresh(to), x.channels));
            case ENDS -> add(new LastStepOp(x, fresh(to), x.channels / 2));
        };
    }

    private List<Parameter> recurrent(Recurrent recurrent, String path) {
        List<Parameter> found = new ArrayList<>();
        for (String direction : recurrent.bidirectional() ? List.of("forward.", "backward.") : List.of("forward.")) {
            for (String role : List.of("input_weight", "recurrent_weight", "input_bias", "recurrent_bias")) {
                found.add(parameter(path + direction + role));
            }
        }
        return found;
    }

    private List<Value> fork(Value x, int readers) {
        List<Value> aliases = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            aliases.add(register(i == 0 ? x.alias() : x.aliasWithOwnGradient()));
        }
        add(new ForkOp(x, aliases));
        return aliases;
    }

    private Value residual(Residual residual, Value x, String path) {
        List<Value> readers = fork(x, 2);
        // The body comes last, so that the sum may take its place.
        Value shortcut = walk(residual.shortcut(x.shape()), readers.get(1), path + "shortcut.");
        Value body = walk(residual.body(), readers.get(0), path + "body.");
        return add(new AddOp(body, shortcut, overwritten(body)));
    }

    private Value fusion(Fusion fusion, Value x, Shape to, String path) {
        List<Value> readers = fork(x, fusion.branches().size());
        List<Value> branches = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            branches.add(walk(fusion.branches().get(i), readers.get(i), path + i + "."));
        }
        return add(new ConcatenateOp(branches, fresh(to)));
    }
}
