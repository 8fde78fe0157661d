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
import java.util.List;

/** The shape rules of all layers. */
final class LayerShapes {
    private LayerShapes() {}

    static Shape output(LayerSpec layer, Shape input) {
        return switch (layer) {
            case Conv1d conv -> convolution(conv, input);
            case BatchNorm ignored -> input;
            case LayerNorm ignored -> input;
            case Relu ignored -> input;
            case Dropout ignored -> input;
            case MaxPool pool -> windows("max pool", input, pool.width(), pool.stride());
            case AveragePool pool -> windows("average pool", input, pool.width(), pool.stride());
            case GlobalPool pool -> globalPool(pool, input);
            case Recurrent recurrent ->
                new Shape(input.steps(), recurrent.bidirectional() ? 2 * recurrent.units() : recurrent.units());
            case AdditiveAttention ignored -> new Shape(1, input.channels());
            case MultiHeadAttention attention -> heads(attention, input);
            case Residual residual -> residual(residual, input);
            case Fusion fusion -> fusion(fusion, input);
            case Dense dense -> new Shape(input.steps(), dense.units());
            case Flatten ignored -> new Shape(1, input.size());
        };
    }

    /** Returns the shape after {@code layers}. An error names the layer by its path below {@code path}. */
    static Shape through(List<LayerSpec> layers, Shape input, String path) {
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            try {
                shape = layers.get(i).output(shape);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "layer " + path + i + " (" + name(layers.get(i)) + "): " + wrong.getMessage(), wrong);
            }
        }
        return shape;
    }

    /** Returns the layer's name in tables and messages. */
    static String name(LayerSpec layer) {
        return switch (layer) {
            case Conv1d conv ->
                "conv1d width " + conv.width()
                        + (conv.stride() > 1 ? " stride " + conv.stride() : "")
                        + (conv.padding() == Padding.VALID ? " valid" : "");
            case BatchNorm ignored -> "batch norm";
            case LayerNorm ignored -> "layer norm";
            case Relu ignored -> "relu";
            case Dropout dropout -> "dropout " + String.format(java.util.Locale.ROOT, "%.3f", dropout.rate());
            case MaxPool pool -> "max pool " + pool.width();
            case AveragePool pool -> "average pool " + pool.width();
            case GlobalPool pool -> "global pool " + pool.kind().name().toLowerCase(java.util.Locale.ROOT);
            case Recurrent recurrent ->
                (recurrent.bidirectional() ? "bi" : "")
                        + recurrent.cell().name().toLowerCase(java.util.Locale.ROOT) + " " + recurrent.units();
            case AdditiveAttention attention -> "additive attention " + attention.units();
            case MultiHeadAttention attention -> "attention of " + attention.heads() + " heads";
            case Residual ignored -> "residual";
            case Fusion ignored -> "fusion";
            case Dense ignored -> "dense";
            case Flatten ignored -> "flatten";
        };
    }

    static List<LayerSpec> shortcut(Residual residual, Shape input) {
        Shape output = through(residual.body(), input, "body.");
        if (output.equals(input)) {
            return List.of();
        }
        int stride = (input.steps() + output.steps() - 1) / output.steps();
        Conv1d projection = new Conv1d(output.channels(), 1, stride, Padding.SAME);
        if (!projection.output(input).equals(output)) {
            throw new IllegalArgumentException(
                    "a convolution of width 1 with any stride cannot map " + input + " to the body's " + output);
        }
        return List.of(projection, BatchNorm.defaults());
    }

    private static Shape convolution(Conv1d conv, Shape input) {
        int padded = input.steps() + (conv.padding() == Padding.SAME ? conv.width() - 1 : 0);
        if (padded < conv.width()) {
            throw new IllegalArgumentException(
                    "expected at least " + conv.width() + " steps for a kernel of that width, found " + input.steps());
        }
        return new Shape((padded - conv.width()) / conv.stride() + 1, conv.filters());
    }

    private static Shape windows(String what, Shape input, int width, int stride) {
        if (input.steps() < width) {
            throw new IllegalArgumentException(
                    what + ": expected at least " + width + " steps, found " + input.steps());
        }
        return new Shape((input.steps() - width) / stride + 1, input.channels());
    }

    private static Shape globalPool(GlobalPool pool, Shape input) {
        if (pool.kind() == GlobalPool.Pooling.ENDS && input.channels() % 2 != 0) {
            throw new IllegalArgumentException(
                    "expected an even number of channels for both directions, found " + input.channels());
        }
        return new Shape(1, input.channels());
    }

    private static Shape heads(MultiHeadAttention attention, Shape input) {
        if (input.channels() % attention.heads() != 0) {
            throw new IllegalArgumentException("expected a number of channels divisible by " + attention.heads()
                    + " heads, found " + input.channels());
        }
        return input;
    }

    private static Shape residual(Residual residual, Shape input) {
        Shape output = through(residual.body(), input, "body.");
        shortcut(residual, input);
        return output;
    }

    private static Shape fusion(Fusion fusion, Shape input) {
        int steps = 0;
        int channels = 0;
        for (int i = 0; i < fusion.branches().size(); i++) {
            Shape branch = through(fusion.branches().get(i), input, i + ".");
            if (i > 0 && branch.steps() != steps) {
                throw new IllegalArgumentException("expected " + steps + " steps from branch " + i
                        + ", as from the branches before it, found " + branch.steps());
            }
            steps = branch.steps();
            channels += branch.channels();
        }
        return new Shape(steps, channels);
    }
}
