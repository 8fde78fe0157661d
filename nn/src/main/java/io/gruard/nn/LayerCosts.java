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

/** Counts the multiply-adds of the products of each layer, to score one row. */
final class LayerCosts {
    private LayerCosts() {}

    static long multiplyAdds(List<LayerSpec> layers, Shape input) {
        long sum = 0;
        Shape shape = input;
        for (LayerSpec layer : layers) {
            sum += multiplyAdds(layer, shape);
            shape = layer.output(shape);
        }
        return sum;
    }

    static long multiplyAdds(LayerSpec layer, Shape input) {
        long steps = input.steps();
        long channels = input.channels();
        return switch (layer) {
            case Conv1d conv -> (long) layer.output(input).size() * channels * conv.width();
            case Recurrent recurrent -> {
                long units = recurrent.units();
                long oneWay = steps * recurrent.cell().gates() * units * (channels + units);
                yield recurrent.bidirectional() ? 2 * oneWay : oneWay;
            }
            case AdditiveAttention attention -> steps * (channels * attention.units() + attention.units() + channels);
            case MultiHeadAttention ignored -> 4 * steps * channels * channels + 2 * steps * steps * channels;
            case Dense dense -> steps * channels * dense.units();
            case Residual residual ->
                multiplyAdds(residual.body(), input) + multiplyAdds(residual.shortcut(input), input);
            case Fusion fusion -> {
                long sum = 0;
                for (List<LayerSpec> branch : fusion.branches()) {
                    sum += multiplyAdds(branch, input);
                }
                yield sum;
            }
            case BatchNorm ignored -> 0;
            case LayerNorm ignored -> 0;
            case Relu ignored -> 0;
            case MaxPool ignored -> 0;
            case AveragePool ignored -> 0;
            case GlobalPool ignored -> 0;
            case Dropout ignored -> 0;
            case Flatten ignored -> 0;
        };
    }
}
