package io.gruard.model;

import io.gruard.nn.LayerSpec;
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
import io.gruard.nn.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the layers of a network to a graph, as in scoring: dropout does nothing, and batch normalisation uses its
 * running mean and variance. Each operator requires a layout. A transposition is added only if the value has another
 * layout, and once for each value.
 */
final class LayerGraph {
    /** The axis of the channels in a layout with channels last. */
    private static final int CHANNELS = 2;

    private final GraphBuilder graph;
    private final WeightBook book;
    private final Map<String, String> transposed = new HashMap<>();

    LayerGraph(GraphBuilder graph, WeightBook book) {
        this.graph = graph;
        this.book = book;
    }

    /** Adds layers one after another. The arrays of layer i are named {@code prefix + i + ".…"}. */
    LayerOutput through(List<LayerSpec> layers, LayerOutput input, String prefix) {
        LayerOutput flow = input;
        for (int i = 0; i < layers.size(); i++) {
            flow = layer(layers.get(i), flow, prefix + i);
        }
        return flow;
    }

    /** Adds one layer, whose arrays are named {@code path + ".…"}. */
    LayerOutput layer(LayerSpec layer, LayerOutput input, String path) {
        return add(layer, input, layer.output(input.shape()), new Place(graph, book, path));
    }

    /** The same value with another order of axes. */
    LayerOutput in(Layout layout, LayerOutput flow) {
        if (flow.layout() == layout) {
            return flow;
        }
        String name = flow.value() + "/" + layout.axes();
        String value = transposed.computeIfAbsent(
                name,
                missing -> graph.node("Transpose", missing)
                        .with("perm", flow.layout().permutationTo(layout))
                        .from(flow.value()));
        return new LayerOutput(value, layout, flow.shape());
    }

    private LayerOutput add(LayerSpec layer, LayerOutput input, Shape output, Place place) {
        return switch (layer) {
            case Conv1d conv -> convolution(conv, channelsFirst(input), output, place);
            case BatchNorm norm -> batchNorm(norm, channelsFirst(input), place);
            case LayerNorm norm -> layerNorm(norm, channelsLast(input), place);
            case Relu ignored ->
                new LayerOutput(place.node("Relu", "relu").from(input.value()), input.layout(), output);
            case MaxPool pool -> pool("MaxPool", pool.width(), pool.stride(), channelsFirst(input), output, place);
            case AveragePool pool ->
                pool("AveragePool", pool.width(), pool.stride(), channelsFirst(input), output, place);
            case GlobalPool pool -> globalPool(pool, channelsLast(input), output, place);
            case Dropout ignored -> input;
            case Recurrent recurrent ->
                channelsLast(RecurrentGraph.add(recurrent, in(Layout.STEPS_BATCH_CHANNELS, input), place), output);
            case AdditiveAttention attention ->
                channelsLast(AttentionGraph.additive(attention, channelsLast(input), place), output);
            case MultiHeadAttention attention ->
                channelsLast(AttentionGraph.multiHead(attention, channelsLast(input), place), output);
            case Residual residual -> residual(residual, input, output, place);
            case Fusion fusion -> fusion(fusion, input, output, place);
            case Dense dense -> dense(dense, channelsLast(input), output, place);
            case Flatten ignored ->
                channelsLast(place.reshape("flat", channelsLast(input).value(), 0, 1, output.channels()), output);
        };
    }

    private LayerOutput channelsFirst(LayerOutput flow) {
        return in(Layout.BATCH_CHANNELS_STEPS, flow);
    }

    private LayerOutput channelsLast(LayerOutput flow) {
        return in(Layout.BATCH_STEPS_CHANNELS, flow);
    }

    private static LayerOutput channelsLast(String value, Shape shape) {
        return new LayerOutput(value, Layout.BATCH_STEPS_CHANNELS, shape);
    }

    private static LayerOutput convolution(Conv1d conv, LayerOutput input, Shape output, Place place) {
        int channels = input.shape().channels();
        String value = place.node("Conv", "conv")
                .with("kernel_shape", new long[] {conv.width()})
                .with("pads", pads(conv))
                .with("strides", new long[] {conv.stride()})
                .from(
                        input.value(),
                        place.weight("weight", conv.filters(), channels, conv.width()),
                        place.weight("bias", conv.filters()));
        return new LayerOutput(value, Layout.BATCH_CHANNELS_STEPS, output);
    }

    private static long[] pads(Conv1d conv) {
        return switch (conv.padding()) {
            case VALID -> new long[] {0, 0};
            case SAME -> new long[] {(conv.width() - 1) / 2, conv.width() / 2};
        };
    }

    private static LayerOutput batchNorm(BatchNorm norm, LayerOutput input, Place place) {
        int channels = input.shape().channels();
        String value = place.node("BatchNormalization", "norm")
                .with("epsilon", norm.epsilon())
                .from(
                        input.value(),
                        place.weight("weight", channels),
                        place.weight("bias", channels),
                        place.weight("running_mean", channels),
                        place.weight("running_variance", channels));
        return new LayerOutput(value, input.layout(), input.shape());
    }

    private static LayerOutput layerNorm(LayerNorm norm, LayerOutput input, Place place) {
        int channels = input.shape().channels();
        String value = place.node("LayerNormalization", "norm")
                .with("axis", -1)
                .with("epsilon", norm.epsilon())
                .from(input.value(), place.weight("weight", channels), place.weight("bias", channels));
        return channelsLast(value, input.shape());
    }

    private static LayerOutput pool(
            String operator, int width, int stride, LayerOutput input, Shape output, Place place) {
        String value = place.node(operator, "pool")
                .with("kernel_shape", new long[] {width})
                .with("strides", new long[] {stride})
                .from(input.value());
        return new LayerOutput(value, Layout.BATCH_CHANNELS_STEPS, output);
    }

    private static LayerOutput globalPool(GlobalPool pool, LayerOutput input, Shape output, Place place) {
        int steps = input.shape().steps();
        int channels = input.shape().channels();
        String value = switch (pool.kind()) {
            case AVERAGE -> overSteps("ReduceMean", input, place);
            case MAX -> overSteps("ReduceMax", input, place);
            case LAST -> place.slice("last", input.value(), new long[] {steps - 1, 0}, new long[] {steps, channels});
            case ENDS -> {
                int half = channels / 2;
                String forward =
                        place.slice("forward", input.value(), new long[] {steps - 1, 0}, new long[] {steps, half});
                String backward =
                        place.slice("backward", input.value(), new long[] {0, half}, new long[] {1, channels});
                yield place.node("Concat", "ends").with("axis", CHANNELS).from(forward, backward);
            }
        };
        return channelsLast(value, output);
    }

    private static String overSteps(String operator, LayerOutput input, Place place) {
        return place.node(operator, "pool")
                .with("axes", new long[] {1})
                .with("keepdims", 1)
                .from(input.value());
    }

    private static LayerOutput dense(Dense dense, LayerOutput input, Shape output, Place place) {
        String value = place.linear(
                "dense",
                input.value(),
                place.array("weight", dense.units(), input.shape().channels()),
                place.array("bias", dense.units()));
        return channelsLast(value, output);
    }

    private LayerOutput residual(Residual residual, LayerOutput input, Shape output, Place place) {
        LayerOutput body = through(residual.body(), input, place.path() + ".body.");
        LayerOutput shortcut = through(residual.shortcut(input.shape()), input, place.path() + ".shortcut.");
        String sum = place.node("Add", "sum")
                .from(body.value(), in(body.layout(), shortcut).value());
        return new LayerOutput(sum, body.layout(), output);
    }

    private LayerOutput fusion(Fusion fusion, LayerOutput input, Shape output, Place place) {
        List<String> branches = new ArrayList<>();
        for (int i = 0; i < fusion.branches().size(); i++) {
            LayerOutput branch = through(fusion.branches().get(i), input, place.path() + "." + i + ".");
            branches.add(channelsLast(branch).value());
        }
        String value = place.node("Concat", "fusion").with("axis", CHANNELS).from(branches.toArray(String[]::new));
        return channelsLast(value, output);
    }
}
