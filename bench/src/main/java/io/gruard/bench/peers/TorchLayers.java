package io.gruard.bench.peers;

import io.gruard.nn.LayerSpec;
import io.gruard.nn.LayerSpec.AdditiveAttention;
import io.gruard.nn.LayerSpec.AveragePool;
import io.gruard.nn.LayerSpec.BatchNorm;
import io.gruard.nn.LayerSpec.Cell;
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
import io.gruard.nn.Padding;
import io.gruard.nn.Shape;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Computes each layer with libtorch's own operator: its convolutions, its fused recurrent layers, its scaled
 * dot-product attention. Between layers a tensor is (rows, steps, channels). Operators that need the channels before
 * the steps get it transposed, which costs libtorch nothing, since it is a view.
 */
final class TorchLayers {
    private final Function<String, Tensor> tensors;
    private final boolean training;

    /**
     * Creates the operators.
     *
     * @param tensors returns a weight or running statistic by its full name
     */
    TorchLayers(Function<String, Tensor> tensors, boolean training) {
        this.tensors = tensors;
        this.training = training;
    }

    /** Applies {@code layers} in order; their paths begin with {@code prefix}. */
    Tensor through(List<LayerSpec> layers, Shape input, Tensor x, String prefix) {
        Shape shape = input;
        Tensor value = x;
        for (int i = 0; i < layers.size(); i++) {
            value = layer(layers.get(i), shape, value, prefix + i + ".");
            shape = layers.get(i).output(shape);
        }
        return value;
    }

    private Tensor layer(LayerSpec layer, Shape input, Tensor x, String path) {
        return switch (layer) {
            case Conv1d conv -> convolution(conv, x, path);
            case BatchNorm norm -> batchNorm(norm, x, path);
            case LayerNorm norm ->
                torch.layer_norm(
                        x,
                        new long[] {input.channels()},
                        optional(path + "weight"),
                        optional(path + "bias"),
                        norm.epsilon(),
                        false);
            case Relu ignored -> torch.relu(x);
            case MaxPool pool ->
                overSteps(x, y -> torch.max_pool1d(y, one(pool.width()), one(pool.stride()), one(0), one(1), false));
            case AveragePool pool ->
                overSteps(x, y -> torch.avg_pool1d(y, one(pool.width()), one(pool.stride()), one(0), false, true));
            case GlobalPool pool -> globalPool(pool, input, x);
            case Dropout dropout -> torch.dropout(x, dropout.rate(), training);
            case Recurrent recurrent -> recurrent(recurrent, x, path);
            case AdditiveAttention ignored -> additiveAttention(x, path);
            case MultiHeadAttention attention -> multiHeadAttention(attention, input, x, path);
            case Residual residual -> {
                Tensor body = through(residual.body(), input, x, path + "body.");
                Tensor shortcut = through(residual.shortcut(input), input, x, path + "shortcut.");
                yield body.add(shortcut);
            }
            case Fusion fusion -> fusion(fusion, input, x, path);
            case Dense ignored -> torch.linear(x, tensor(path + "weight"), optional(path + "bias"));
            case Flatten ignored -> x.reshape(x.size(0), 1, input.size());
        };
    }

    private Tensor convolution(Conv1d conv, Tensor x, String path) {
        boolean same = conv.padding() == Padding.SAME;
        int before = same ? (conv.width() - 1) / 2 : 0;
        int after = same ? conv.width() - 1 - before : 0;
        return overSteps(x, y -> {
            // The operator pads both ends equally, so an even width's extra zero at the end is added here.
            Tensor padded = before == after ? y : torch.constant_pad_nd(y, before, after);
            return torch.conv1d(
                    padded,
                    tensor(path + "weight"),
                    optional(path + "bias"),
                    one(conv.stride()),
                    one(before == after ? before : 0),
                    one(1),
                    1);
        });
    }

    private Tensor batchNorm(BatchNorm norm, Tensor x, String path) {
        return overSteps(
                x,
                y -> torch.batch_norm(
                        y,
                        optional(path + "weight"),
                        optional(path + "bias"),
                        optional(path + "running_mean"),
                        optional(path + "running_variance"),
                        training,
                        norm.momentum(),
                        norm.epsilon(),
                        false));
    }

    private static Tensor globalPool(GlobalPool pool, Shape input, Tensor x) {
        return switch (pool.kind()) {
            case AVERAGE -> x.mean(one(1), true, new org.bytedeco.pytorch.ScalarTypeOptional());
            case MAX -> x.amax(one(1), true);
            case LAST -> x.narrow(1, input.steps() - 1L, 1);
            case ENDS -> {
                long half = input.channels() / 2;
                Tensor last = x.narrow(1, input.steps() - 1L, 1).narrow(2, 0, half);
                Tensor first = x.narrow(1, 0, 1).narrow(2, half, input.channels() - half);
                yield torch.cat(new TensorVector(last, first), 2);
            }
        };
    }

    private Tensor recurrent(Recurrent recurrent, Tensor x, String path) {
        TensorVector weights = new TensorVector();
        for (String direction : recurrent.bidirectional() ? List.of("forward.", "backward.") : List.of("forward.")) {
            for (String role : List.of("input_weight", "recurrent_weight", "input_bias", "recurrent_bias")) {
                weights.push_back(tensor(path + direction + role));
            }
        }
        long directions = recurrent.bidirectional() ? 2 : 1;
        Tensor start = torch.zeros(new long[] {directions, x.size(0), recurrent.units()}, x.options());
        boolean both = recurrent.bidirectional();
        return recurrent.cell() == Cell.GRU
                ? torch.gru(x, start, weights, true, 1, 0, training, both, true).get0()
                : torch.lstm(x, new TensorVector(start, start), weights, true, 1, 0, training, both, true)
                        .get0();
    }

    private Tensor additiveAttention(Tensor x, String path) {
        Tensor hidden = torch.tanh(torch.linear(x, tensor(path + "weight"), optional(path + "bias")));
        Tensor scores = torch.matmul(hidden, tensor(path + "query")); // (rows, steps)
        return torch.bmm(torch.softmax(scores, 1).unsqueeze(1), x);
    }

    private Tensor multiHeadAttention(MultiHeadAttention attention, Shape input, Tensor x, String path) {
        long rows = x.size(0);
        long channels = input.channels();
        Tensor joined = torch.linear(x, tensor(path + "input_weight"), optional(path + "input_bias"));
        Tensor heads = joined.reshape(rows, input.steps(), 3, attention.heads(), channels / attention.heads())
                .permute(2, 0, 3, 1, 4); // (3, rows, heads, steps, channels of a head)
        Tensor mixed = torch.scaled_dot_product_attention(heads.select(0, 0), heads.select(0, 1), heads.select(0, 2));
        return torch.linear(
                mixed.transpose(1, 2).reshape(rows, input.steps(), channels),
                tensor(path + "output_weight"),
                optional(path + "output_bias"));
    }

    private Tensor fusion(Fusion fusion, Shape input, Tensor x, String path) {
        TensorVector views = new TensorVector();
        for (int i = 0; i < fusion.branches().size(); i++) {
            views.push_back(through(fusion.branches().get(i), input, x, path + i + "."));
        }
        return torch.cat(views, 2);
    }

    /** Applies an operator of (rows, channels, steps). */
    private static Tensor overSteps(Tensor x, Function<Tensor, Tensor> operator) {
        return operator.apply(x.transpose(1, 2)).transpose(1, 2);
    }

    private Tensor tensor(String name) {
        return tensors.apply(name);
    }

    private TensorOptional optional(String name) {
        return new TensorOptional(tensor(name));
    }

    private static long[] one(long value) {
        return new long[] {value};
    }
}
