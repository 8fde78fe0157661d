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
 * Builds an ONNX graph. Values are identified by name; the output of a node has the name of the node. Nodes are in the
 * order in which they were added and may use only existing values, so the graph is sorted as ONNX requires.
 */
final class GraphBuilder {
    /** The domain of operators for strings and categories. All other operators have the empty domain. */
    static final String ML_DOMAIN = "ai.onnx.ml";

    private static final String ROWS = "rows";

    private final GraphProto.Builder graph;
    private final Set<String> values = new HashSet<>();
    private final List<WeightSlot> weights = new ArrayList<>();

    GraphBuilder(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /** Adds an input of numbers, of shape (rows, width). */
    String matrix(String name, int width) {
        graph.addInput(tensorInfo(claim(name), DataType.FLOAT, width));
        return name;
    }

    /** Adds an input of shape (rows, 1). */
    String column(String name, DataType type) {
        graph.addInput(tensorInfo(claim(name), type, 1));
        return name;
    }

    /** Declares an output of shape (rows, width). */
    void matrixOutput(String value, int width) {
        graph.addOutput(tensorInfo(known(value), DataType.FLOAT, width));
    }

    /** Declares an output of one number for each row, of shape (rows). */
    void vectorOutput(String value) {
        graph.addOutput(tensorInfo(known(value), DataType.FLOAT));
    }

    /** Declares an output of strings, of shape (rows). */
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

    /** Adds a list of integers, such as a shape or a list of axes. */
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

    /** Adds a tensor of weights, which {@link ModelGraph#filledWith} fills. */
    String weight(String name, WeightView view) {
        weights.add(new WeightSlot(name, graph.getInitializerCount(), view.addresses()));
        graph.addInitializer(tensor(name, DataType.FLOAT, view.shape()));
        return name;
    }

    /** Starts a node of the standard operators. {@link Node#from} finishes it. */
    Node node(String operator, String name) {
        return new Node(NodeProto.newBuilder().setOpType(operator).setName(name));
    }

    Node mlNode(String operator, String name) {
        return new Node(NodeProto.newBuilder().setOpType(operator).setName(name).setDomain(ML_DOMAIN));
    }

    /** Returns the graph with the arrays of its weights. */
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
            throw new IllegalArgumentException("the values of the model's graph must have different names, found '"
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

    /** A node under construction. */
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

        /** Finishes the node and names its first output. An empty name among the inputs omits an optional input. */
        String from(String... inputs) {
            String output = output(node.getName(), inputs);
            graph.addNode(node);
            return output;
        }

        /** Finishes a node with two outputs and names the second. The first is not used. */
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
