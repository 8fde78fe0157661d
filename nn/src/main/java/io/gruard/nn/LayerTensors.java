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
import java.util.List;

/** The arrays that each layer owns: names, shapes and initial values. */
final class LayerTensors {
    /**
     * The specification of one array.
     *
     * @param start how its values are initialised
     * @param bound for {@link Start#UNIFORM}: values are drawn from [-bound, bound)
     */
    record TensorSpec(String name, List<Integer> shape, Start start, double bound) {}

    /** How an array is initialised. */
    enum Start {
        UNIFORM,
        ZERO,
        ONE
    }

    private final List<TensorSpec> parameters = new ArrayList<>();
    private final List<TensorSpec> state = new ArrayList<>();

    private LayerTensors() {}

    static LayerTensors of(NetworkSpec spec) {
        LayerTensors tensors = new LayerTensors();
        tensors.walk(spec.layers(), spec.input(), "");
        return tensors;
    }

    /** Returns the arrays of one layer alone, under {@code path}. */
    static LayerTensors of(LayerSpec layer, Shape input, String path) {
        LayerTensors tensors = new LayerTensors();
        tensors.layer(layer, input, path);
        return tensors;
    }

    List<TensorSpec> parameters() {
        return parameters;
    }

    List<TensorSpec> state() {
        return state;
    }

    long parameterCount() {
        return parameters.stream()
                .mapToLong(
                        expected -> expected.shape().stream().mapToLong(i -> i).reduce(1, (a, b) -> a * b))
                .sum();
    }

    private void walk(List<LayerSpec> layers, Shape input, String prefix) {
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            layer(layers.get(i), shape, prefix + i + ".");
            shape = layers.get(i).output(shape);
        }
    }

    private void layer(LayerSpec layer, Shape input, String path) {
        int channels = input.channels();
        switch (layer) {
            case Conv1d conv -> {
                double bound = 1 / Math.sqrt((double) channels * conv.width());
                uniform(path + "weight", bound, conv.filters(), channels, conv.width());
                uniform(path + "bias", bound, conv.filters());
            }
            case BatchNorm ignored -> {
                scaleAndShift(path, channels);
                state.add(new TensorSpec(path + "running_mean", List.of(channels), Start.ZERO, 0));
                state.add(new TensorSpec(path + "running_variance", List.of(channels), Start.ONE, 0));
            }
            case LayerNorm ignored -> scaleAndShift(path, channels);
            case Recurrent recurrent -> {
                direction(path + "forward.", recurrent, channels);
                if (recurrent.bidirectional()) {
                    direction(path + "backward.", recurrent, channels);
                }
            }
            case AdditiveAttention attention -> {
                double bound = 1 / Math.sqrt(channels);
                uniform(path + "weight", bound, attention.units(), channels);
                uniform(path + "bias", bound, attention.units());
                uniform(path + "query", 1 / Math.sqrt(attention.units()), attention.units());
            }
            case MultiHeadAttention ignored -> {
                uniform(path + "input_weight", Math.sqrt(6.0 / (4.0 * channels)), 3 * channels, channels);
                parameters.add(new TensorSpec(path + "input_bias", List.of(3 * channels), Start.ZERO, 0));
                uniform(path + "output_weight", 1 / Math.sqrt(channels), channels, channels);
                parameters.add(new TensorSpec(path + "output_bias", List.of(channels), Start.ZERO, 0));
            }
            case Dense dense -> {
                double bound = 1 / Math.sqrt(channels);
                uniform(path + "weight", bound, dense.units(), channels);
                uniform(path + "bias", bound, dense.units());
            }
            case Residual residual -> {
                walk(residual.body(), input, path + "body.");
                walk(residual.shortcut(input), input, path + "shortcut.");
            }
            case Fusion fusion -> {
                for (int i = 0; i < fusion.branches().size(); i++) {
                    walk(fusion.branches().get(i), input, path + i + ".");
                }
            }
            case Relu ignored -> {}
            case MaxPool ignored -> {}
            case AveragePool ignored -> {}
            case GlobalPool ignored -> {}
            case Dropout ignored -> {}
            case Flatten ignored -> {}
        }
    }

    private void direction(String path, Recurrent recurrent, int channels) {
        int units = recurrent.units();
        int rows = recurrent.cell().gates() * units;
        double bound = 1 / Math.sqrt(units);
        uniform(path + "input_weight", bound, rows, channels);
        uniform(path + "recurrent_weight", bound, rows, units);
        uniform(path + "input_bias", bound, rows);
        uniform(path + "recurrent_bias", bound, rows);
    }

    private void scaleAndShift(String path, int channels) {
        parameters.add(new TensorSpec(path + "weight", List.of(channels), Start.ONE, 0));
        parameters.add(new TensorSpec(path + "bias", List.of(channels), Start.ZERO, 0));
    }

    private void uniform(String name, double bound, Integer... shape) {
        parameters.add(new TensorSpec(name, List.of(shape), Start.UNIFORM, bound));
    }
}
