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

/** Files that are damaged, of another version, or altered: run right or refused with the reason. */
class RefusedFilesTest {
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
    void everyCutOffFileIsRefused() {
        // 97 is odd against the fields' lengths: the cuts fall on tags, lengths and contents alike.
        for (int length = 0; length < whole.length; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ModelFile.read("cut.onnx", cut))
                    .as("cut off after %d bytes", length)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageStartingWith("cut.onnx: ");
        }
    }

    @Test
    void whatIsNoOnnxFileIsRefused() {
        refusedBytes("PK\u0003\u0004 a zip file, say".getBytes(StandardCharsets.ISO_8859_1))
                .hasMessageStartingWith("x.onnx: byte ");
        refusedBytes(new byte[0])
                .hasMessage("x.onnx: metadata: found no 'gruard.format', expected a model file that gruard wrote");
    }

    @Test
    void lyingLengthIsRefusedWithoutTakingItsMemory() {
        // field 7 (graph) of 2^31 - 1 bytes, of which three are there
        byte[] lie = {0x3a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07, 0, 0, 0};

        refusedBytes(lie).hasMessageContaining("not an ONNX file, or cut off");
    }

    @Test
    void fileThatWouldBecomeMillionsOfObjectsIsRefused() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i <= FileScan.MAX_VALUES; i++) {
            bomb.writeBytes(new byte[] {0x72, 0x00});
        }

        refusedBytes(bomb.toByteArray()).hasMessageContaining("found more than 400000 values");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        byte[] inner = {};
        for (int i = 0; i < 40; i++) {
            // graph 7 of a model, node 1 of a graph, attribute 5 of a node, graph 6 of an attribute, node 1 …
            int[] fields = {1, 5, 6};
            inner = nested(fields[(39 - i) % 3], inner);
        }

        refusedBytes(nested(7, inner)).hasMessageContaining("nested deeper than");
    }

    @Test
    void anotherVersionIsRefused() {
        refused(model -> property(model, "gruard.format", "1"))
                .hasMessage("x.onnx: gruard.format: found version '1', expected version '" + Metadata.FORMAT
                        + "'; this gruard reads no other");
    }

    @Test
    void modelOfSomebodyElseIsRefused() {
        refused(ModelProto.Builder::clearMetadataProps)
                .hasMessage("x.onnx: metadata: found no 'gruard.format', expected a model file that gruard wrote");
    }

    @Test
    void damagedMetadataAreRefusedByTheirKey() {
        refused(model -> property(model, "gruard.classes", "{\"names\":[\"a\",\"a\"],\"benign\":0}"))
                .hasMessageStartingWith("x.onnx: gruard.classes: ")
                .hasMessageContaining("found [a, a]");
        refused(model -> property(model, "gruard.network", "null")).hasMessageStartingWith("x.onnx: gruard.network: ");
        refused(model -> property(model, "gruard.schema", "[")).hasMessageStartingWith("x.onnx: gruard.schema: ");
        refused(model -> property(model, "gruard.thresholds", "{\"alertFrom\":[2],\"noveltyFrom\":1}"))
                .hasMessageContaining("a threshold must be in 0..1, found 2");
    }

    @Test
    void noveltyThatDoesNotFitIsRefused() {
        refused(model -> metadata(model, "gruard.novelty", text -> text.replace("\"rank\":5", "\"rank\":2000000000")))
                .hasMessageStartingWith("x.onnx: the parts of its metadata do not fit: ");
        refused(model -> metadata(model, "gruard.novelty", text -> text.replace("[1,2]", "[1,0]")))
                .hasMessageContaining(
                        "found kinship to class 0, expected an attack's index among [normal, DoS, probe]");
        refused(model -> metadata(model, "gruard.novelty", text -> text.replace("[1,2]", "[1,2,9]")))
                .hasMessageContaining("found kinship to class 9, expected an attack's index");
        refused(model -> metadata(model, "gruard.novelty", text -> text.replace("[1,2]", "[]")))
                .hasMessageContaining("'nearest/weights'.dims[1]: found 2, expected 0");
        refused(model -> metadata(
                        model, "gruard.novelty", text -> text.replace("\"classifier\":0.5", "\"classifier\":-1")))
                .hasMessageStartingWith("x.onnx: ");
        refused(model -> metadata(
                        model, "gruard.novelty", text -> text.replaceAll("\"kinship\":\\{.*?\\}", "\"kinship\":null")))
                .hasMessageStartingWith("x.onnx: gruard.novelty: ");
        refused(model -> metadata(model, "gruard.novelty", text -> text.replace("12.5", "-1")))
                .hasMessageStartingWith("x.onnx: ");
    }

    @Test
    void networkLargerThanTheFileIsRefusedBeforeItTakesMemory() {
        refused(model -> metadata(model, "gruard.network", text -> text.replace("\"units\":6", "\"units\":2000000000")))
                .hasMessageContaining("makes more numbers than the");
    }

    @Test
    void endlessNestingInMetadataIsRefused() {
        refused(model -> property(model, "gruard.network", "[".repeat(100_000)))
                .hasMessageStartingWith("x.onnx: gruard.network: ");
    }

    @Test
    void graphThatIsNotTheMetadatasIsRefusedWithTheFirstDifference() {
        refused(graph(graph -> graph.getNodeBuilder(2).setOpType("Relu")))
                .hasMessageContaining("model.graph 'gruard'.node[2] 'encoder/duration/scaled'")
                .hasMessageEndingWith("op_type: found 'Relu', expected 'Mul'");
        refused(graph(graph -> graph.removeNode(graph.getNodeCount() - 1)))
                .hasMessageEndingWith(": found nothing, expected NodeProto 'nearest'");
        refused(graph(graph -> graph.getInitializerBuilder(0).addDims(1))).hasMessageContaining(".dims[2]");
        refused(model -> model.getOpsetImportBuilder(0).setVersion(18))
                .hasMessageEndingWith("model.opset_import[0].version: found 18, expected 17");
    }

    @Test
    void encoderThatDiffersBetweenGraphAndMetadataIsRefused() {
        refused(model -> metadata(model, "gruard.encoder", text -> text.replace("0.1", "0.2")))
                .hasMessageContaining("altered")
                .hasMessageContaining("encoder/duration/factor");
    }

    @Test
    void quantisedWeightsAreRefused() {
        refused(graph(graph -> {
                    TensorProto.Builder tensor = weight(graph, "network/0/weight");
                    int numbers = tensor.getRawData().size() / Float.BYTES;
                    tensor.setDataType(TensorProto.DataType.INT8.getNumber())
                            .setRawData(ByteString.copyFrom(new byte[numbers]));
                }))
                .hasMessageContaining("'network/0/weight'.data_type: found 3, expected 1");
    }

    @Test
    void tensorShorterThanItsShapeIsRefused() {
        refused(graph(graph -> {
                    TensorProto.Builder tensor = weight(graph, "network/0/bias");
                    tensor.setRawData(tensor.getRawData().substring(4));
                }))
                .hasMessage("x.onnx: tensor 'network/0/bias': found 12 bytes, expected 16 bytes");
    }

    @Test
    void weightThatIsNoNumberIsRefused() {
        refused(graph(graph -> weight(graph, "network/0/bias").setRawData(littleEndian(1, Float.NaN, 2, 3))))
                .hasMessage("x.onnx: tensor 'network/0/bias': found NaN, expected finite numbers");
    }

    @Test
    void negativeVarianceIsRefused() {
        refused(graph(graph -> graph.getInitializerBuilderList().stream()
                        .filter(tensor -> tensor.getName().endsWith("running_variance"))
                        .forEach(tensor -> {
                            byte[] values = tensor.getRawData().toByteArray();
                            values[3] |= (byte) 0x80;
                            tensor.setRawData(ByteString.copyFrom(values));
                        })))
                .hasMessageMatching("x\\.onnx: array '.*running_variance': found -.*, expected variances of 0 or more");
    }

    @Test
    void otherWeightsAreRead() throws IOException {
        byte[] altered = altered(graph(graph -> weight(graph, "network/0/bias").setRawData(littleEndian(1, -2, 3, 4))));

        TrainedModel model = ModelFile.read("x.onnx", altered);

        Tensor bias = model.network().tensor("0.bias");
        assertThat(bias.values()).containsExactly(1, -2, 3, 4);
    }

    @Test
    void whatToolsWriteNextToTheComputationIsPassedOver() throws IOException {
        byte[] altered = altered(model -> {
            model.setProducerName("another tool").setDocString("ours");
            model.addMetadataPropsBuilder().setKey("note").setValue("of others");
            model.getGraphBuilder().setDocString("ours").addValueInfoBuilder().setName("encoder/columns");
        });

        assertThat(ModelFile.read("x.onnx", altered).classes()).isEqualTo(Models.CLASSES);
    }

    private AbstractThrowableAssert<?, ?> refused(Consumer<ModelProto.Builder> change) {
        return refusedBytes(altered(change));
    }

    private static AbstractThrowableAssert<?, ?> refusedBytes(byte[] bytes) {
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

    /** A message of one field that holds another message. */
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
