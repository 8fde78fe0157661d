package io.gruard.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds one ONNX graph. Values are known by their names; a node's output bears the node's name. Nodes stand in the
 * order in which they were added, and a node may only use what is already there, so the graph is sorted as ONNX wants.
 */
final class GraphBuilder {
    /** The domain of the operators for strings and categories; that of all others is the empty string. */
    static final String ML_DOMAIN = "ai.onnx.ml";

    private static final String ROWS = "rows";

    private final GraphProto.Builder graph;
    private final Set<String> values = new HashSet<>();
    private final List<WeightSlot> weights = new ArrayList<>();

    GraphBuilder(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /** An input of numbers, of shape (rows, width). */
    String matrix(String name, int width) {
        graph.addInput(tensorInfo(claim(name), DataType.FLOAT, width));
        return name;
    }

    /** An input of shape (rows, 1). */
    String column(String name, DataType type) {
        graph.addInput(tensorInfo(claim(name), type, 1));
        return name;
    }

    /** An output of shape (rows, width). */
    void matrixOutput(String value, int width) {
        graph.addOutput(tensorInfo(known(value), DataType.FLOAT, width));
    }

    /** An output of one number a row, of shape (rows). */
    void vectorOutput(String value) {
        graph.addOutput(tensorInfo(known(value), DataType.FLOAT));
    }

    /** An output of strings, of shape (rows). */
    void stringOutput(String value) {
        graph.addOutput(tensorInfo(known(value), DataType.STRING));
    }

    String floats(String name, double[] numbers, int... shape) {
        ByteBuffer bytes = littleEndian(numbers.length * Float.BYTES);
        for (double number : numbers) {
            bytes.putFloat((float) number);
        }
        return constant(name, DataType.FLOAT, bytes, shape);
    }

    String doubles(String name, double[] numbers, int... shape) {
        ByteBuffer bytes = littleEndian(numbers.length * Double.BYTES);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return constant(name, DataType.DOUBLE, bytes, shape);
    }

    /** A list of whole numbers, such as a shape or a list of axes. */
    String integers(String name, long... numbers) {
        ByteBuffer bytes = littleEndian(numbers.length * Long.BYTES);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        return constant(name, DataType.INT64, bytes, numbers.length);
    }

    String strings(String name, List<String> texts) {
        TensorProto.Builder tensor = tensor(name, DataType.STRING, texts.size());
        texts.forEach(text -> tensor.addStringData(ByteString.copyFromUtf8(text)));
        graph.addInitializer(tensor);
        return name;
    }

    /** A tensor of trained numbers, to be filled in by {@link ModelGraph#filledWith}. */
    String weight(String name, WeightView view) {
        weights.add(new WeightSlot(name, graph.getInitializerCount(), view.addresses()));
        graph.addInitializer(tensor(name, DataType.FLOAT, view.shape()));
        return name;
    }

    /** Begins a node of the standard operators; {@link Node#from} ends it. */
    Node node(String operator, String name) {
        return new Node(NodeProto.newBuilder().setOpType(operator).setName(name));
    }

    Node mlNode(String operator, String name) {
        return new Node(NodeProto.newBuilder().setOpType(operator).setName(name).setDomain(ML_DOMAIN));
    }

    /** The graph as it stands, with the arrays that its weights were taken from. */
    ModelGraph build(WeightBook book) {
        return new ModelGraph(graph.build(), List.copyOf(weights), book.arrays(), book.size());
    }

    private String constant(String name, DataType type, ByteBuffer bytes, int... shape) {
        graph.addInitializer(tensor(name, type, shape).setRawData(ByteString.copyFrom(bytes.flip())));
        return name;
    }

    private TensorProto.Builder tensor(String name, DataType type, int... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(claim(name)).setDataType(type.getNumber());
        for (int length : shape) {
            tensor.addDims(length);
        }
        return tensor;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ValueInfoProto tensorInfo(String name, DataType type, int... rowShape) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam(ROWS);
        for (int length : rowShape) {
            shape.addDimBuilder().setDimValue(length);
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private String claim(String name) {
        if (name.isEmpty() || !values.add(name)) {
            throw new IllegalArgumentException("every value of the model's graph needs a name of its own, found '"
                    + name + "' " + (name.isEmpty() ? "" : "twice"));
        }
        return name;
    }

    private String known(String name) {
        if (!name.isEmpty() && !values.contains(name)) {
            throw new IllegalStateException("the graph has no value '" + name + "' yet");
        }
        return name;
    }

    /** A node in the making. */
    final class Node {
        private final NodeProto.Builder node;

        private Node(NodeProto.Builder node) {
            this.node = node;
        }

        Node with(String attribute, long number) {
            return with(AttributeProto.newBuilder()
                    .setName(attribute)
                    .setType(AttributeType.INT)
                    .setI(number));
        }

        Node with(String attribute, float number) {
            return with(AttributeProto.newBuilder()
                    .setName(attribute)
                    .setType(AttributeType.FLOAT)
                    .setF(number));
        }

        Node with(String attribute, String text) {
            return with(AttributeProto.newBuilder()
                    .setName(attribute)
                    .setType(AttributeType.STRING)
                    .setS(ByteString.copyFromUtf8(text)));
        }

        Node with(String attribute, long[] numbers) {
            AttributeProto.Builder list =
                    AttributeProto.newBuilder().setName(attribute).setType(AttributeType.INTS);
            for (long number : numbers) {
                list.addInts(number);
            }
            return with(list);
        }

        Node with(String attribute, List<String> texts) {
            AttributeProto.Builder list =
                    AttributeProto.newBuilder().setName(attribute).setType(AttributeType.STRINGS);
            texts.forEach(text -> list.addStrings(ByteString.copyFromUtf8(text)));
            return with(list);
        }

        private Node with(AttributeProto.Builder attribute) {
            node.addAttribute(attribute);
            return this;
        }

        /** Ends the node and names its first output; an empty name among the inputs leaves an optional one out. */
        String from(String... inputs) {
            String output = output(node.getName(), inputs);
            graph.addNode(node);
            return output;
        }

        /** Ends a node of two outputs and names the second; the first is not used. */
        String secondFrom(String... inputs) {
            output(node.getName() + "/first", inputs);
            String output = output(node.getName());
            graph.addNode(node);
            return output;
        }

        private String output(String name, String... inputs) {
            for (String input : inputs) {
                node.addInput(known(input));
            }
            node.addOutput(claim(name));
            return name;
        }
    }
}
