package io.gruard.nn;

import io.gruard.core.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a network computes: an input shape and layers, checked to fit each other. The last layer has one step; its
 * output is the logits of the classes.
 *
 * @param input shape of one row; a row of C plain columns is a sequence of C steps of one channel
 * @param layers applied in order
 */
public record NetworkSpec(Shape input, List<LayerSpec> layers) {
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        Shape output = LayerShapes.through(layers, input, "");
        if (output.steps() != 1) {
            throw new IllegalArgumentException("layer " + (layers.size() - 1)
                    + " (" + LayerShapes.name(layers.get(layers.size() - 1))
                    + "): expected one step of logits from the last layer, found " + output);
        }
    }

    /** Returns the number of logits of a row. */
    public int classes() {
        return LayerShapes.through(layers, input, "").channels();
    }

    /**
     * Returns the shape before layer {@code index}; that of {@code layers().size()} is the output shape of the last
     * layer.
     */
    public Shape shapeBefore(int index) {
        return LayerShapes.through(layers.subList(0, index), input, "");
    }

    /** Returns the number of trained values of all layers. */
    public long parameters() {
        return LayerTensors.of(this).parameterCount();
    }

    /** Returns the multiply-adds to score one row, of products alone. */
    public long multiplyAdds() {
        return LayerCosts.multiplyAdds(layers, input);
    }

    /** Returns the description of layer {@code index} as in {@link #table}. */
    public String layerName(int index) {
        return LayerShapes.name(layers.get(index));
    }

    /** Returns the multiply-adds of layer {@code index} to score one row, of products alone. */
    public long multiplyAdds(int index) {
        return LayerCosts.multiplyAdds(layers.get(index), shapeBefore(index));
    }

    /** Returns the network as a text table: layer, output shape, parameters, multiply-adds of a row. */
    public String table() {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"layer", "output", "parameters", "multiply-adds"});
        lines.add(new String[] {"input", input.toString(), "", ""});
        rows(lines, layers, input, "");
        lines.add(new String[] {"total", "", NumberText.count(parameters()), NumberText.count(multiplyAdds())});
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            text.append(String.format(Locale.ROOT, "%-36s %-12s %12s %14s%n", (Object[]) line));
        }
        return text.toString();
    }

    private static void rows(List<String[]> lines, List<LayerSpec> layers, Shape input, String indent) {
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            Shape output = layer.output(shape);
            long parameters = LayerTensors.of(layer, shape, "").parameterCount();
            long products = LayerCosts.multiplyAdds(layer, shape);
            lines.add(new String[] {
                indent + i + " " + LayerShapes.name(layer),
                output.toString(),
                NumberText.count(parameters),
                NumberText.count(products)
            });
            inner(lines, layer, shape, indent + "  ");
            shape = output;
        }
    }

    private static void inner(List<String[]> lines, LayerSpec layer, Shape input, String indent) {
        if (layer instanceof LayerSpec.Residual residual) {
            rows(lines, residual.body(), input, indent + "body.");
            rows(lines, residual.shortcut(input), input, indent + "shortcut.");
        } else if (layer instanceof LayerSpec.Fusion fusion) {
            for (int i = 0; i < fusion.branches().size(); i++) {
                rows(lines, fusion.branches().get(i), input, indent + i + ".");
            }
        }
    }
}
