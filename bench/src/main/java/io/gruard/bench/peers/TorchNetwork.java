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

/** A network of gruard run by libtorch, with a copy of its weights and running statistics under the same names. */
@SuppressWarnings("try") // Scopes of native memory and the switch of gradients work by being open.
public final class TorchNetwork implements AutoCloseable {
    /** The numbers libtorch computes with. */
    public enum Precision {
        SINGLE(ScalarType.Float),
        /** Slower, but without rounding errors of its own worth the name: what the tests compare with. */
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
        // A tensor made inside a scope of the caller must outlive it.
        Tensor made = Tensor.create(
                        values, shape.stream().mapToLong(size -> size).toArray())
                .to(precision.type);
        return made.retainReference();
    }

    /**
     * Class probabilities in scoring mode.
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

    /** The rows as a tensor (rows, steps, channels); it belongs to the caller's scope. */
    Tensor input(float[] x, int rows) {
        long[] shape = {rows, spec.input().steps(), spec.input().channels()};
        return Tensor.create(x, shape).to(precision.type);
    }

    /** Logits (rows, classes) of x (rows, steps, channels); in training mode running statistics move. */
    Tensor logits(Tensor x, boolean training) {
        Map<String, Tensor> all = new LinkedHashMap<>(parameters);
        all.putAll(state);
        return new TorchLayers(all::get, training)
                .through(spec.layers(), spec.input(), x, "")
                .select(1, 0);
    }

    /** What training changes, in the order of the network's parameters. */
    TensorVector trained() {
        return new TensorVector(parameters.values().toArray(Tensor[]::new));
    }

    /** The gradients that the last backward pass left, by name. */
    public Map<String, double[]> gradients() {
        try (PointerScope scope = new PointerScope()) {
            Map<String, double[]> gradients = new LinkedHashMap<>();
            parameters.forEach((name, tensor) -> gradients.put(name, values(tensor.grad())));
            return gradients;
        }
    }

    /** Parameters as they are now, by name. */
    public Map<String, double[]> parameters() {
        return copies(parameters);
    }

    /** Running statistics as they are now, by name. */
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
