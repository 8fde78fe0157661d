package io.gruard.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A specification with its weights. Training changes {@link #parameters()} by gradients. {@link #state()} holds the
 * running statistics of batch normalisation. Both are in the order of the layers, named as in {@link LayerSpec}.
 */
public final class Network {
    private final NetworkSpec spec;
    private final List<Tensor> parameters;
    private final List<Tensor> state;
    private final Map<String, Tensor> byName = new LinkedHashMap<>();

    private Network(NetworkSpec spec, List<Tensor> parameters, List<Tensor> state) {
        this.spec = spec;
        this.parameters = List.copyOf(parameters);
        this.state = List.copyOf(state);
        this.parameters.forEach(tensor -> byName.put(tensor.name(), tensor));
        this.state.forEach(tensor -> byName.put(tensor.name(), tensor));
    }

    /**
     * Creates a network. Weights and biases start uniform in ±1/√(inputs of a unit), those of recurrent layers in
     * ±1/√units, and the input projection of multi-head attention after Glorot and Bengio 2010. These are PyTorch's
     * defaults.
     */
    public static Network create(NetworkSpec spec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LayerTensors expected = LayerTensors.of(spec);
        return new Network(
                spec,
                expected.parameters().stream().map(one -> start(one, random)).toList(),
                expected.state().stream().map(one -> start(one, random)).toList());
    }

    /**
     * Creates a network from copies of existing arrays, found by name.
     *
     * @throws IllegalArgumentException if an array is missing, unknown, given twice or of another shape
     */
    public static Network of(NetworkSpec spec, List<Tensor> tensors) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        for (Tensor tensor : tensors) {
            if (given.put(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException("array '" + tensor.name() + "': expected one, found two");
            }
        }
        LayerTensors expected = LayerTensors.of(spec);
        Network network = new Network(spec, take(expected.parameters(), given), take(expected.state(), given));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("no layer of the network has an array '"
                    + given.keySet().iterator().next() + "'");
        }
        return network;
    }

    private static Tensor start(LayerTensors.TensorSpec expected, SplittableRandom random) {
        int size = expected.shape().stream().reduce(1, Math::multiplyExact);
        float[] values = new float[size];
        switch (expected.start()) {
            case ZERO -> {}
            case ONE -> Arrays.fill(values, 1);
            case UNIFORM -> {
                for (int i = 0; i < size; i++) {
                    values[i] = (float) ((2 * random.nextDouble() - 1) * expected.bound());
                }
            }
        }
        return new Tensor(expected.name(), expected.shape(), values);
    }

    private static List<Tensor> take(List<LayerTensors.TensorSpec> expected, Map<String, Tensor> given) {
        List<Tensor> taken = new ArrayList<>();
        for (LayerTensors.TensorSpec one : expected) {
            Tensor tensor = given.remove(one.name());
            if (tensor == null) {
                throw new IllegalArgumentException("array '" + one.name() + "': expected the shape " + one.shape()
                        + ", found no array of that name");
            }
            if (!tensor.shape().equals(one.shape())) {
                throw new IllegalArgumentException(
                        one.name() + ": expected the shape " + one.shape() + ", found " + tensor.shape());
            }
            taken.add(tensor.copy());
        }
        return taken;
    }

    public NetworkSpec spec() {
        return spec;
    }

    /** Returns what training changes; the arrays themselves, not copies. */
    public List<Tensor> parameters() {
        return parameters;
    }

    /** Returns the running statistics; the arrays themselves, not copies. */
    public List<Tensor> state() {
        return state;
    }

    /** Returns parameters, then state. */
    public List<Tensor> tensors() {
        return List.copyOf(byName.values());
    }

    /** Returns the array of that name, of parameters or state. */
    public Tensor tensor(String name) {
        Tensor tensor = byName.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no array '" + name + "', found " + byName.keySet());
        }
        return tensor;
    }

    /** Returns a copy with its own arrays. */
    public Network copy() {
        return new Network(
                spec,
                parameters.stream().map(Tensor::copy).toList(),
                state.stream().map(Tensor::copy).toList());
    }
}
