package io.gruard.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.gruard.nn.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The graph of a model without its weights, and the places of the weights.
 *
 * @param outline the graph; its tensors of weights have names, types and shapes but no contents
 * @param weights the tensors of weights
 * @param arrays the arrays of weights by name, with the addresses of their numbers
 * @param size number of weights
 */
record ModelGraph(GraphProto outline, List<WeightSlot> weights, Map<String, WeightView> arrays, int size) {

    /** The complete graph with the numbers of these arrays. */
    GraphProto filledWith(List<Tensor> trained) {
        float[] numbers = numbersOf(trained);
        GraphProto.Builder graph = outline.toBuilder();
        for (WeightSlot slot : weights) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(slot.addresses().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int address : slot.addresses()) {
                bytes.putFloat(numbers[address]);
            }
            graph.getInitializerBuilder(slot.position()).setRawData(ByteString.copyFrom(bytes.flip()));
        }
        return graph.build();
    }

    private float[] numbersOf(List<Tensor> trained) {
        if (trained.size() != arrays.size()) {
            throw new IllegalStateException("expected " + arrays.size() + " arrays, found " + trained.size());
        }
        float[] numbers = new float[size];
        for (Tensor tensor : trained) {
            WeightView view = arrays.get(tensor.name());
            if (view == null || !tensor.shape().equals(shape(view))) {
                throw new IllegalStateException(
                        "array " + tensor + ": expected shape " + (view == null ? "none" : shape(view)));
            }
            System.arraycopy(tensor.values(), 0, numbers, view.addresses()[0], tensor.values().length);
        }
        return numbers;
    }

    /** The graph without the contents of its tensors of weights, for comparison with {@link #outline}. */
    GraphProto withoutWeights(GraphProto graph) {
        GraphProto.Builder bare = graph.toBuilder();
        for (WeightSlot slot : weights) {
            if (slot.position() < bare.getInitializerCount()) {
                bare.getInitializerBuilder(slot.position()).clearRawData();
            }
        }
        return bare.build();
    }

    /**
     * Extracts the arrays of weights from a graph that equals {@link #outline} except for the weights.
     *
     * @param file name of the file in messages
     * @throws ModelFileException if a tensor does not have the size of its shape, or contains a number that is not
     *     finite
     */
    List<Tensor> arraysIn(String file, GraphProto graph) throws ModelFileException {
        float[] numbers = new float[size];
        for (WeightSlot slot : weights) {
            take(file + ": tensor '" + slot.name() + "'", graph.getInitializer(slot.position()), slot, numbers);
        }
        List<Tensor> tensors = new ArrayList<>();
        for (Map.Entry<String, WeightView> entry : arrays.entrySet()) {
            String name = entry.getKey();
            WeightView view = entry.getValue();
            int from = view.addresses()[0];
            float[] values = Arrays.copyOfRange(numbers, from, from + view.addresses().length);
            checkVariances(file, name, values);
            tensors.add(new Tensor(name, shape(view), values));
        }
        return tensors;
    }

    /** Batch normalisation takes the square root of a variance. For a negative variance, runtimes would differ. */
    private static void checkVariances(String file, String name, float[] values) throws ModelFileException {
        for (float value : values) {
            if (value < 0 && name.endsWith("running_variance")) {
                throw new ModelFileException(
                        file + ": array '" + name + "'", "variances of 0 or more", String.valueOf(value));
            }
        }
    }

    private static void take(String where, TensorProto tensor, WeightSlot slot, float[] numbers)
            throws ModelFileException {
        int expected = slot.addresses().length * Float.BYTES;
        if (tensor.getRawData().size() != expected) {
            throw new ModelFileException(
                    where, expected + " bytes", tensor.getRawData().size() + " bytes");
        }
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        for (int address : slot.addresses()) {
            float number = bytes.getFloat();
            if (!Float.isFinite(number)) {
                throw new ModelFileException(where, "finite numbers", String.valueOf(number));
            }
            numbers[address] = number;
        }
    }

    private static List<Integer> shape(WeightView view) {
        return Arrays.stream(view.shape()).boxed().toList();
    }
}
