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
 * The graph of a model without its weights, and where these belong.
 *
 * @param outline the graph; its tensors of trained numbers have names, types and shapes but no contents
 * @param weights the tensors of trained numbers
 * @param arrays the trained arrays by name, with the addresses of their numbers
 * @param size how many trained numbers there are
 */
record ModelGraph(GraphProto outline, List<WeightSlot> weights, Map<String, WeightView> arrays, int size) {

    /** The whole graph, with the numbers of these arrays in it. */
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
            throw new IllegalStateException("the graph takes up " + arrays.size() + " arrays, found " + trained.size());
        }
        float[] numbers = new float[size];
        for (Tensor tensor : trained) {
            WeightView view = arrays.get(tensor.name());
            if (view == null || !tensor.shape().equals(shape(view))) {
                throw new IllegalStateException(
                        "array " + tensor + ": the graph requires " + (view == null ? "none" : shape(view)));
            }
            System.arraycopy(tensor.values(), 0, numbers, view.addresses()[0], tensor.values().length);
        }
        return numbers;
    }

    /** The same graph with the contents of its trained tensors left out: what {@link #outline} is compared with. */
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
     * The trained arrays out of a graph that but for them equals {@link #outline}.
     *
     * @param file the file's name, for messages
     * @throws ModelFileException if a tensor is shorter or longer than its shape, or holds what is not a finite number
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

    /** Batch normalisation takes the root of a variance; of a negative one every runtime would make something else. */
    private static void checkVariances(String file, String name, float[] values) throws ModelFileException {
        for (float value : values) {
            if (value < 0 && name.endsWith("running_variance")) {
                throw new ModelFileException(
                        file + ": array '" + name + "'", String.valueOf(value), "variances of 0 or more");
            }
        }
    }

    private static void take(String where, TensorProto tensor, WeightSlot slot, float[] numbers)
            throws ModelFileException {
        int expected = slot.addresses().length * Float.BYTES;
        if (tensor.getRawData().size() != expected) {
            throw new ModelFileException(where, tensor.getRawData().size() + " bytes", expected + " bytes");
        }
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        for (int address : slot.addresses()) {
            float number = bytes.getFloat();
            if (!Float.isFinite(number)) {
                throw new ModelFileException(where, String.valueOf(number), "finite numbers");
            }
            numbers[address] = number;
        }
    }

    private static List<Integer> shape(WeightView view) {
        return Arrays.stream(view.shape()).boxed().toList();
    }
}
