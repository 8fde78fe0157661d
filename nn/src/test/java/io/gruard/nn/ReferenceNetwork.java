package io.gruard.nn;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Computes every layer straight from its formula, in double precision, without regard to speed. Tests compare the
 * engine with it. Activations are {@code [row][step][channel]}.
 */
final class ReferenceNetwork {
    private final NetworkSpec spec;
    private final Map<String, double[]> arrays = new HashMap<>();
    private final boolean training;
    private final long seed;
    private final long step;
    private int dropouts;

    ReferenceNetwork(Network network, boolean training, long seed, long step) {
        this.spec = network.spec();
        this.training = training;
        this.seed = seed;
        this.step = step;
        for (Tensor tensor : network.tensors()) {
            double[] values = new double[tensor.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.values()[i];
            }
            arrays.put(tensor.name(), values);
        }
    }

    double[] array(String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    /** Computes the logits (rows, classes). */
    double[][] logits(float[] x, int rows) {
        Shape shape = spec.input();
        double[][][] value = new double[rows][shape.steps()][shape.channels()];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < shape.size(); i++) {
                value[r][i / shape.channels()][i % shape.channels()] = x[r * shape.size() + i];
            }
        }
        dropouts = 0;
        double[][][] out = walk(spec.layers(), value, "");
        double[][] logits = new double[rows][];
        for (int r = 0; r < rows; r++) {
            logits[r] = out[r][0];
        }
        return logits;
    }

    double loss(float[] x, int[] labels, int rows, Loss loss, List<Float> weights) {
        double[][] logits = logits(x, rows);
        double sum = 0;
        double total = 0;
        for (int r = 0; r < rows; r++) {
            double[] p = softmax(logits[r]);
            double weight = weights.isEmpty() ? 1 : weights.get(labels[r]);
            double gamma = loss instanceof Loss.Focal focal ? focal.gamma() : 0;
            sum -= weight * Math.pow(1 - p[labels[r]], gamma) * Math.log(p[labels[r]]);
            total += weight;
        }
        return sum / total;
    }

    static double[] softmax(double[] z) {
        double most = Double.NEGATIVE_INFINITY;
        for (double v : z) {
            most = Math.max(most, v);
        }
        double sum = 0;
        double[] p = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            p[i] = Math.exp(z[i] - most);
            sum += p[i];
        }
        for (int i = 0; i < z.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    private double[][][] walk(List<LayerSpec> layers, double[][][] x, String prefix) {
        double[][][] value = x;
        for (int i = 0; i < layers.size(); i++) {
            value = layer(layers.get(i), value, prefix + i + ".");
        }
        return value;
    }

    private double[][][] layer(LayerSpec layer, double[][][] x, String path) {
        return switch (layer) {
            case Conv1d conv -> convolve(conv, x, path);
            case BatchNorm norm -> batchNorm(norm, x, path);
            case LayerNorm norm -> layerNorm(norm, x, path);
            case Relu ignored -> map(x, (r, t, c) -> Math.max(0, x[r][t][c]));
            case MaxPool pool -> pool(x, pool.width(), pool.stride(), true);
            case AveragePool pool -> pool(x, pool.width(), pool.stride(), false);
            case GlobalPool pool -> globalPool(pool, x);
            case Dropout dropout -> drop(dropout, x);
            case Recurrent recurrent -> recurrent(recurrent, x, path);
            case AdditiveAttention attention -> additive(attention, x, path);
            case MultiHeadAttention attention -> multiHead(attention, x, path);
            case Residual residual -> {
                double[][][] body = walk(residual.body(), x, path + "body.");
                Shape shape = new Shape(x[0].length, x[0][0].length);
                double[][][] other = walk(residual.shortcut(shape), x, path + "shortcut.");
                yield map(body, (r, t, c) -> body[r][t][c] + other[r][t][c]);
            }
            case Fusion fusion -> fusion(fusion, x, path);
            case Dense dense -> dense(x, array(path + "weight"), array(path + "bias"), dense.units());
            case Flatten ignored -> {
                int channels = x[0][0].length;
                yield make(x.length, 1, x[0].length * channels, (r, t, c) -> x[r][c / channels][c % channels]);
            }
        };
    }

    private interface Element {
        double at(int row, int step, int channel);
    }

    private static double[][][] make(int rows, int steps, int channels, Element element) {
        double[][][] y = new double[rows][steps][channels];
        for (int r = 0; r < rows; r++) {
            for (int t = 0; t < steps; t++) {
                for (int c = 0; c < channels; c++) {
                    y[r][t][c] = element.at(r, t, c);
                }
            }
        }
        return y;
    }

    private static double[][][] map(double[][][] like, Element element) {
        return make(like.length, like[0].length, like[0][0].length, element);
    }

    private double[][][] convolve(Conv1d conv, double[][][] x, String path) {
        double[] w = array(path + "weight");
        double[] b = array(path + "bias");
        int channels = x[0][0].length;
        int steps = x[0].length;
        Shape to = conv.output(new Shape(steps, channels));
        int before = conv.padding() == Padding.SAME ? (conv.width() - 1) / 2 : 0;
        return make(x.length, to.steps(), to.channels(), (r, t, f) -> {
            double sum = b[f];
            for (int j = 0; j < conv.width(); j++) {
                int s = t * conv.stride() + j - before;
                for (int c = 0; c < channels && s >= 0 && s < steps; c++) {
                    sum += w[(f * channels + c) * conv.width() + j] * x[r][s][c];
                }
            }
            return sum;
        });
    }

    private double[][][] batchNorm(BatchNorm norm, double[][][] x, String path) {
        int channels = x[0][0].length;
        double[] mean = array(path + "running_mean").clone();
        double[] variance = array(path + "running_variance").clone();
        if (training) {
            int count = x.length * x[0].length;
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                for (double[][] row : x) {
                    for (double[] s : row) {
                        sum += s[c];
                    }
                }
                mean[c] = sum / count;
                double squares = 0;
                for (double[][] row : x) {
                    for (double[] s : row) {
                        squares += (s[c] - mean[c]) * (s[c] - mean[c]);
                    }
                }
                variance[c] = squares / count;
            }
        }
        double[] scale = array(path + "weight");
        double[] shift = array(path + "bias");
        return map(
                x, (r, t, c) -> (x[r][t][c] - mean[c]) / Math.sqrt(variance[c] + norm.epsilon()) * scale[c] + shift[c]);
    }

    private double[][][] layerNorm(LayerNorm norm, double[][][] x, String path) {
        double[] scale = array(path + "weight");
        double[] shift = array(path + "bias");
        return map(x, (r, t, c) -> {
            double mean = 0;
            for (double v : x[r][t]) {
                mean += v / x[r][t].length;
            }
            double variance = 0;
            for (double v : x[r][t]) {
                variance += (v - mean) * (v - mean) / x[r][t].length;
            }
            return (x[r][t][c] - mean) / Math.sqrt(variance + norm.epsilon()) * scale[c] + shift[c];
        });
    }

    private static double[][][] pool(double[][][] x, int width, int stride, boolean max) {
        int steps = (x[0].length - width) / stride + 1;
        return make(x.length, steps, x[0][0].length, (r, t, c) -> {
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int j = 0; j < width; j++) {
                most = Math.max(most, x[r][t * stride + j][c]);
                sum += x[r][t * stride + j][c];
            }
            return max ? most : sum / width;
        });
    }

    private static double[][][] globalPool(GlobalPool pool, double[][][] x) {
        int last = x[0].length - 1;
        int channels = x[0][0].length;
        return switch (pool.kind()) {
            case AVERAGE -> pool(x, last + 1, 1, false);
            case MAX -> pool(x, last + 1, 1, true);
            case LAST -> make(x.length, 1, channels, (r, t, c) -> x[r][last][c]);
            case ENDS -> make(x.length, 1, channels, (r, t, c) -> x[r][c < channels / 2 ? last : 0][c]);
        };
    }

    private double[][][] drop(Dropout dropout, double[][][] x) {
        if (!training) {
            return x;
        }
        int layer = dropouts++;
        int channels = x[0][0].length;
        return map(x, (r, t, c) -> {
            int key = Noise.key(seed, step, layer, r);
            boolean kept = Noise.bits(key, t * channels + c) >= Noise.limit(dropout.rate());
            return kept ? x[r][t][c] / (1.0 - dropout.rate()) : 0;
        });
    }

    private static double[][][] dense(double[][][] x, double[] w, double[] b, int units) {
        int channels = x[0][0].length;
        return make(x.length, x[0].length, units, (r, t, u) -> {
            double sum = b[u];
            for (int c = 0; c < channels; c++) {
                sum += w[u * channels + c] * x[r][t][c];
            }
            return sum;
        });
    }

    private double[][][] recurrent(Recurrent recurrent, double[][][] x, String path) {
        double[][][] there = direction(recurrent, x, path + "forward.", false);
        if (!recurrent.bidirectional()) {
            return there;
        }
        double[][][] back = direction(recurrent, x, path + "backward.", true);
        int units = recurrent.units();
        return make(x.length, x[0].length, 2 * units, (r, t, c) -> c < units ? there[r][t][c] : back[r][t][c - units]);
    }

    private double[][][] direction(Recurrent recurrent, double[][][] x, String path, boolean reversed) {
        int units = recurrent.units();
        int steps = x[0].length;
        int gates = recurrent.cell().gates() * units;
        double[][][] in = dense(x, array(path + "input_weight"), array(path + "input_bias"), gates);
        double[][][] y = new double[x.length][steps][];
        for (int r = 0; r < x.length; r++) {
            double[] h = new double[units];
            double[] cell = new double[units];
            for (int i = 0; i < steps; i++) {
                int t = reversed ? steps - 1 - i : i;
                double[][][] state = {{h}};
                double[] back =
                        dense(state, array(path + "recurrent_weight"), array(path + "recurrent_bias"), gates)[0][0];
                h = recurrent.cell() == Cell.GRU ? gru(in[r][t], back, h) : lstm(in[r][t], back, cell);
                y[r][t] = h;
            }
        }
        return y;
    }

    private static double[] gru(double[] in, double[] back, double[] h) {
        int n = h.length;
        double[] next = new double[n];
        for (int u = 0; u < n; u++) {
            double r = sigmoid(in[u] + back[u]);
            double z = sigmoid(in[n + u] + back[n + u]);
            double m = Math.tanh(in[2 * n + u] + r * back[2 * n + u]);
            next[u] = (1 - z) * m + z * h[u];
        }
        return next;
    }

    private static double[] lstm(double[] in, double[] back, double[] cell) {
        int n = cell.length;
        double[] next = new double[n];
        for (int u = 0; u < n; u++) {
            double i = sigmoid(in[u] + back[u]);
            double f = sigmoid(in[n + u] + back[n + u]);
            double g = Math.tanh(in[2 * n + u] + back[2 * n + u]);
            double o = sigmoid(in[3 * n + u] + back[3 * n + u]);
            cell[u] = f * cell[u] + i * g;
            next[u] = o * Math.tanh(cell[u]);
        }
        return next;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private double[][][] additive(AdditiveAttention attention, double[][][] x, String path) {
        double[] query = array(path + "query");
        double[][][] hidden = dense(x, array(path + "weight"), array(path + "bias"), attention.units());
        double[][][] y = new double[x.length][1][x[0][0].length];
        for (int r = 0; r < x.length; r++) {
            double[] scores = new double[x[0].length];
            for (int t = 0; t < scores.length; t++) {
                for (int u = 0; u < query.length; u++) {
                    scores[t] += query[u] * Math.tanh(hidden[r][t][u]);
                }
            }
            double[] weights = softmax(scores);
            for (int t = 0; t < scores.length; t++) {
                for (int c = 0; c < y[r][0].length; c++) {
                    y[r][0][c] += weights[t] * x[r][t][c];
                }
            }
        }
        return y;
    }

    private double[][][] multiHead(MultiHeadAttention attention, double[][][] x, String path) {
        int channels = x[0][0].length;
        int steps = x[0].length;
        int size = channels / attention.heads();
        double[][][] p = dense(x, array(path + "input_weight"), array(path + "input_bias"), 3 * channels);
        double[][][] mixed = new double[x.length][steps][channels];
        for (int r = 0; r < x.length; r++) {
            for (int h = 0; h < attention.heads(); h++) {
                for (int t = 0; t < steps; t++) {
                    double[] scores = new double[steps];
                    for (int s = 0; s < steps; s++) {
                        for (int i = h * size; i < (h + 1) * size; i++) {
                            scores[s] += p[r][t][i] * p[r][s][channels + i] / Math.sqrt(size);
                        }
                    }
                    double[] weights = softmax(scores);
                    for (int s = 0; s < steps; s++) {
                        for (int i = h * size; i < (h + 1) * size; i++) {
                            mixed[r][t][i] += weights[s] * p[r][s][2 * channels + i];
                        }
                    }
                }
            }
        }
        return dense(mixed, array(path + "output_weight"), array(path + "output_bias"), channels);
    }

    private double[][][] fusion(Fusion fusion, double[][][] x, String path) {
        double[][][] joined = null;
        for (int i = 0; i < fusion.branches().size(); i++) {
            double[][][] branch = walk(fusion.branches().get(i), x, path + i + ".");
            joined = joined == null ? branch : beside(joined, branch);
        }
        return Objects.requireNonNull(joined);
    }

    private static double[][][] beside(double[][][] a, double[][][] b) {
        int first = a[0][0].length;
        return make(
                a.length,
                a[0].length,
                first + b[0][0].length,
                (r, t, c) -> c < first ? a[r][t][c] : b[r][t][c - first]);
    }
}
