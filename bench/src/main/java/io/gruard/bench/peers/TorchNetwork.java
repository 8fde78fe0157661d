package io.gruard.bench.peers;

import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Runs a network of gruard with libtorch, with a copy of its weights and running statistics under the same names. */
@SuppressWarnings("try") // Scopes of native memory and the switch of gradients work by being open.
public final class TorchNetwork implements AutoCloseable {
    /** The precision of libtorch's numbers. */
    public enum Precision {
        SINGLE(ScalarType.Float),
        /** Slower, with negligible rounding errors: the tests compare with it. */
        DOUBLE(ScalarType.Double);

        private final ScalarType type;

        Precision(ScalarType type) {
            this.type = type;
        }
    }

    private final NetworkSpec spec;
    private final Precision precision;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> state = new LinkedHashMap<>();

    private TorchNetwork(NetworkSpec spec, Precision precision) {
        this.spec = spec;
        this.precision = precision;
    }

    /** Copies {@code network}. */
    public static TorchNetwork of(Network network, Precision precision) {
        TorchNetwork copy = new TorchNetwork(network.spec(), precision);
        network.parameters()
                .forEach(one -> copy.parameters.put(
                        one.name(), copy.kept(one.values(), one.shape()).requires_grad_(true)));
        network.state().forEach(one -> copy.state.put(one.name(), copy.kept(one.values(), one.shape())));
        return copy;
    }

    private Tensor kept(float[] values, List<Integer> shape) {
        // A tensor created inside a scope of the caller must outlive it.
        Tensor made = Tensor.create(
                        values, shape.stream().mapToLong(size -> size).toArray())
                .to(precision.type);
        return made.retainReference();
    }

    /**
     * Computes class probabilities in scoring mode.
     *
     * @param x (rows, steps, channels), row by row
     * @return (rows, classes), row by row
     */
    public double[] probabilities(float[] x, int rows) {
        try (PointerScope scope = new PointerScope();
                AutoGradMode off = new AutoGradMode(false)) {
            return values(torch.softmax(logits(input(x, rows), false), 1));
        }
    }

    /** Returns the rows as a tensor (rows, steps, channels); it belongs to the caller's scope. */
    Tensor input(float[] x, int rows) {
        long[] shape = {rows, spec.input().steps(), spec.input().channels()};
        return Tensor.create(x, shape).to(precision.type);
    }

    /** Computes logits (rows, classes) of x (rows, steps, channels); training mode updates running statistics. */
    Tensor logits(Tensor x, boolean training) {
        Map<String, Tensor> all = new LinkedHashMap<>(parameters);
        all.putAll(state);
        return new TorchLayers(all::get, training)
                .through(spec.layers(), spec.input(), x, "")
                .select(1, 0);
    }

    /** Returns what training changes, in the order of the network's parameters. */
    TensorVector trained() {
        return new TensorVector(parameters.values().toArray(Tensor[]::new));
    }

    /** Returns the gradients of the last backward pass, by name. */
    public Map<String, double[]> gradients() {
        try (PointerScope scope = new PointerScope()) {
            Map<String, double[]> gradients = new LinkedHashMap<>();
            parameters.forEach((name, tensor) -> gradients.put(name, values(tensor.grad())));
            return gradients;
        }
    }

    /** Returns the current parameters, by name. */
    public Map<String, double[]> parameters() {
        return copies(parameters);
    }

    /** Returns the current running statistics, by name. */
    public Map<String, double[]> state() {
        return copies(state);
    }

    private static Map<String, double[]> copies(Map<String, Tensor> tensors) {
        try (PointerScope scope = new PointerScope()) {
            Map<String, double[]> copies = new LinkedHashMap<>();
            tensors.forEach((name, tensor) -> copies.put(name, values(tensor)));
            return copies;
        }
    }

    private static double[] values(Tensor tensor) {
        double[] values = new double[Math.toIntExact(tensor.numel())];
        Tensor plain = tensor.detach().to(ScalarType.Double).contiguous();
        new DoublePointer(plain.data_ptr()).get(values);
        return values;
    }

    @Override
    public void close() {
        parameters.values().forEach(Tensor::releaseReference);
        state.values().forEach(Tensor::releaseReference);
    }
}
