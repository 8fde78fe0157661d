package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.gruard.nn.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that corrupt, modified and foreign files are rejected with a reason, or read correctly. */
class RejectedFilesTest {
    @TempDir
    private Path folder;

    private byte[] whole = {};

    @BeforeEach
    void writeOne() throws IOException {
        Path file = folder.resolve("model.onnx");
        ModelFile.write(Models.of(Models.everyLayer().get(1), 3), file);
        whole = Files.readAllBytes(file);
    }

    @Test
    void truncatedFilesAreRejected() {
        // Steps of 97 bytes cut the file in tags, lengths and contents.
        for (int length = 0; length < whole.length; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ModelFile.read("cut.onnx", cut))
                    .as("truncated after %d bytes", length)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageStartingWith("cut.onnx: ");
        }
    }

    @Test
    void otherFileFormatsAreRejected() {
        rejectedBytes("PK\u0003\u0004 a zip file, say".getBytes(StandardCharsets.ISO_8859_1))
                .hasMessageStartingWith("x.onnx: byte ");
        rejectedBytes(new byte[0])
                .hasMessage("x.onnx: metadata: expected 'gruard.format' of a model file that gruard wrote, found none");
    }

    @Test
    void impossibleLengthIsRejectedWithoutAllocatingIt() {
        // Field 7 (graph) claims 2^31 - 1 bytes, of which three exist.
        byte[] lie = {0x3a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07, 0, 0, 0};

        rejectedBytes(lie).hasMessageContaining("not an ONNX file, or truncated");
    }

    @Test
    void fileWithMillionsOfObjectsIsRejected() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i <= FileScan.MAX_VALUES; i++) {
            bomb.writeBytes(new byte[] {0x72, 0x00});
        }

        rejectedBytes(bomb.toByteArray()).hasMessageContaining("found more than 400000");
    }

    @Test
    void deepNestingIsRejected() {
        byte[] inner = {};
        for (int i = 0; i < 40; i++) {
            // graph 7 of a model, node 1 of a graph, attribute 5 of a node, graph 6 of an attribute, node 1 …
            int[] fields = {1, 5, 6};
            inner = nested(fields[(39 - i) % 3], inner);
        }

        rejectedBytes(nested(7, inner)).hasMessageContaining("nested deeper than");
    }

    @Test
    void otherVersionIsRejected() {
        rejected(model -> property(model, "gruard.format", "1"))
                .hasMessage("x.onnx: gruard.format: expected version '" + Metadata.FORMAT
                        + "', the only one that this gruard reads, found version '1'");
    }

    @Test
    void modelOfAnotherProgramIsRejected() {
        rejected(ModelProto.Builder::clearMetadataProps)
                .hasMessage("x.onnx: metadata: expected 'gruard.format' of a model file that gruard wrote, found none");
    }

    @Test
    void invalidMetadataAreRejectedWithTheirKey() {
        rejected(model -> property(model, "gruard.classes", "{\"names\":[\"a\",\"a\"],\"benign\":0}"))
                .hasMessageStartingWith("x.onnx: gruard.classes: ")
                .hasMessageContaining("found [a, a]");
        rejected(model -> property(model, "gruard.network", "null")).hasMessageStartingWith("x.onnx: gruard.network: ");
        rejected(model -> property(model, "gruard.schema", "[")).hasMessageStartingWith("x.onnx: gruard.schema: ");
        rejected(model -> property(model, "gruard.thresholds", "{\"alertFrom\":[2],\"noveltyFrom\":1}"))
                .hasMessageContaining("a threshold must be in 0..1, found 2");
    }

    @Test
    void inconsistentNoveltyIsRejected() {
        rejected(model -> metadata(model, "gruard.novelty", text -> text.replace("\"rank\":5", "\"rank\":2000000000")))
                .hasMessageStartingWith("x.onnx: the parts of its metadata do not match: ");
        rejected(model -> metadata(model, "gruard.novelty", text -> text.replace("[1,2]", "[1,0]")))
                .hasMessageContaining("expected the index of an attack in [normal, DoS, probe], found 0");
        rejected(model -> metadata(model, "gruard.novelty", text -> text.replace("[1,2]", "[1,2,9]")))
                .hasMessageContaining("expected the index of an attack in [normal, DoS, probe], found 9");
        rejected(model -> metadata(model, "gruard.novelty", text -> text.replace("[1,2]", "[]")))
                .hasMessageContaining("'nearest/weights'.dims[1]: expected 0, found 2");
        rejected(model -> metadata(
                        model, "gruard.novelty", text -> text.replace("\"classifier\":0.5", "\"classifier\":-1")))
                .hasMessageStartingWith("x.onnx: ");
        rejected(model -> metadata(
                        model, "gruard.novelty", text -> text.replaceAll("\"kinship\":\\{.*?\\}", "\"kinship\":null")))
                .hasMessageStartingWith("x.onnx: gruard.novelty: ");
        rejected(model -> metadata(model, "gruard.novelty", text -> text.replace("12.5", "-1")))
                .hasMessageStartingWith("x.onnx: ");
    }

    @Test
    void networkLargerThanTheFileIsRejectedWithoutAllocatingIt() {
        rejected(model ->
                        metadata(model, "gruard.network", text -> text.replace("\"units\":6", "\"units\":2000000000")))
                .hasMessageContaining("weights in total, found more");
    }

    @Test
    void deepNestingInMetadataIsRejected() {
        rejected(model -> property(model, "gruard.network", "[".repeat(100_000)))
                .hasMessageStartingWith("x.onnx: gruard.network: ");
    }

    @Test
    void graphThatDiffersFromTheMetadataIsRejectedWithTheFirstDifference() {
        rejected(graph(graph -> graph.getNodeBuilder(2).setOpType("Relu")))
                .hasMessageContaining("model.graph 'gruard'.node[2] 'encoder/duration/scaled'")
                .hasMessageEndingWith("op_type: expected 'Mul', found 'Relu'");
        rejected(graph(graph -> graph.removeNode(graph.getNodeCount() - 1)))
                .hasMessageEndingWith(": expected NodeProto 'nearest', found nothing");
        rejected(graph(graph -> graph.getInitializerBuilder(0).addDims(1))).hasMessageContaining(".dims[2]");
        rejected(model -> model.getOpsetImportBuilder(0).setVersion(18))
                .hasMessageEndingWith("model.opset_import[0].version: expected 17, found 18");
    }

    @Test
    void encoderThatDiffersBetweenGraphAndMetadataIsRejected() {
        rejected(model -> metadata(model, "gruard.encoder", text -> text.replace("0.1", "0.2")))
                .hasMessageContaining("modified")
                .hasMessageContaining("encoder/duration/factor");
    }

    @Test
    void quantisedWeightsAreRejected() {
        rejected(graph(graph -> {
                    TensorProto.Builder tensor = weight(graph, "network/0/weight");
                    int numbers = tensor.getRawData().size() / Float.BYTES;
                    tensor.setDataType(TensorProto.DataType.INT8.getNumber())
                            .setRawData(ByteString.copyFrom(new byte[numbers]));
                }))
                .hasMessageContaining("'network/0/weight'.data_type: expected 1, found 3");
    }

    @Test
    void tensorShorterThanItsShapeIsRejected() {
        rejected(graph(graph -> {
                    TensorProto.Builder tensor = weight(graph, "network/0/bias");
                    tensor.setRawData(tensor.getRawData().substring(4));
                }))
                .hasMessage("x.onnx: tensor 'network/0/bias': expected 16 bytes, found 12 bytes");
    }

    @Test
    void weightThatIsNotFiniteIsRejected() {
        rejected(graph(graph -> weight(graph, "network/0/bias").setRawData(littleEndian(1, Float.NaN, 2, 3))))
                .hasMessage("x.onnx: tensor 'network/0/bias': expected finite numbers, found NaN");
    }

    @Test
    void negativeVarianceIsRejected() {
        rejected(graph(graph -> graph.getInitializerBuilderList().stream()
                        .filter(tensor -> tensor.getName().endsWith("running_variance"))
                        .forEach(tensor -> {
                            byte[] values = tensor.getRawData().toByteArray();
                            values[3] |= (byte) 0x80;
                            tensor.setRawData(ByteString.copyFrom(values));
                        })))
                .hasMessageMatching("x\\.onnx: array '.*running_variance': expected variances of 0 or more, found -.*");
    }

    @Test
    void otherWeightsAreRead() throws IOException {
        byte[] altered = altered(graph(graph -> weight(graph, "network/0/bias").setRawData(littleEndian(1, -2, 3, 4))));

        TrainedModel model = ModelFile.read("x.onnx", altered);

        Tensor bias = model.network().tensor("0.bias");
        assertThat(bias.values()).containsExactly(1, -2, 3, 4);
    }

    @Test
    void contentOfToolsOutsideTheComputationIsIgnored() throws IOException {
        byte[] altered = altered(model -> {
            model.setProducerName("another tool").setDocString("ours");
            model.addMetadataPropsBuilder().setKey("note").setValue("of others");
            model.getGraphBuilder().setDocString("ours").addValueInfoBuilder().setName("encoder/columns");
        });

        assertThat(ModelFile.read("x.onnx", altered).classes()).isEqualTo(Models.CLASSES);
    }

    private AbstractThrowableAssert<?, ?> rejected(Consumer<ModelProto.Builder> change) {
        return rejectedBytes(altered(change));
    }

    private static AbstractThrowableAssert<?, ?> rejectedBytes(byte[] bytes) {
        return assertThatThrownBy(() -> ModelFile.read("x.onnx", bytes)).isInstanceOf(ModelFileException.class);
    }

    private byte[] altered(Consumer<ModelProto.Builder> change) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(whole).toBuilder();
            change.accept(model);
            return model.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Consumer<ModelProto.Builder> graph(Consumer<GraphProto.Builder> change) {
        return model -> change.accept(model.getGraphBuilder());
    }

    private static void property(ModelProto.Builder model, String key, String value) {
        metadata(model, key, old -> value);
    }

    private static void metadata(ModelProto.Builder model, String key, UnaryOperator<String> change) {
        StringStringEntryProto.Builder entry = model.getMetadataPropsBuilderList().stream()
                .filter(one -> one.getKey().equals(key))
                .findFirst()
                .orElseThrow();
        String changed = change.apply(entry.getValue());
        assertThat(changed).isNotEqualTo(entry.getValue());
        entry.setValue(changed);
    }

    private static TensorProto.Builder weight(GraphProto.Builder graph, String name) {
        return graph.getInitializerBuilderList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ByteString littleEndian(float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return ByteString.copyFrom(bytes.flip());
    }

    /** A message with one field, which contains another message. */
    private static byte[] nested(int field, byte[] message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((field << 3) | 2);
        if (message.length >= 128) {
            bytes.write((message.length & 0x7f) | 0x80);
            bytes.write(message.length >> 7);
        } else {
            bytes.write(message.length);
        }
        bytes.writeBytes(message);
        return bytes.toByteArray();
    }
}
