package io.gruard.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A specification with its weights: {@link #parameters()}, which training changes by gradients, and {@link #state()}, the running
 * statistics of batch normalisation. Both in the order of the layers, named as {@link LayerSpec} says.
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
     * A new network. Weights and biases start uniform in ±1/√(inputs of a unit), of recurrent layers in ±1/√units, and the input
     * projection of multi-head attention after Glorot and Bengio 2010: PyTorch's defaults.
     */
    public static Network create(NetworkSpec spec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LayerTensors expected = LayerTensors.of(spec);
        return new Network(
                spec,
                expected.parameters().stream().map(one -> start(one, random)).toList(),
                expected.state().stream().map(one -> start(one, random)).toList());
    }

    /** A network of arrays made elsewhere, found by name; they are copied. Missing, surplus and misshapen ones are errors. */
    public static Network of(NetworkSpec spec, List<Tensor> tensors) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        for (Tensor tensor : tensors) {
            if (given.put(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException("array '" + tensor.name() + "' is given twice");
            }
        }
        LayerTensors expected = LayerTensors.of(spec);
        Network network = new Network(spec, take(expected.parameters(), given), take(expected.state(), given));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("no layer of the network requires the array '"
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
                throw new IllegalArgumentException("the network requires an array '" + one.name() + "' of shape "
                        + one.shape() + ", found none of that name");
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

    /** What training changes; the arrays themselves, not copies. */
    public List<Tensor> parameters() {
        return parameters;
    }

    /** Running statistics; the arrays themselves, not copies. */
    public List<Tensor> state() {
        return state;
    }

    /** Parameters, then state. */
    public List<Tensor> tensors() {
        return List.copyOf(byName.values());
    }

    /** The array of that name, of parameters or state. */
    public Tensor tensor(String name) {
        Tensor tensor = byName.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no array '" + name + "', found " + byName.keySet());
        }
        return tensor;
    }

    /** The same with arrays of its own. */
    public Network copy() {
        return new Network(
                spec,
                parameters.stream().map(Tensor::copy).toList(),
                state.stream().map(Tensor::copy).toList());
    }
}
