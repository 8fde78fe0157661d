package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.nn.LayerSpec;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
    @TempDir
    private Path folder;

    static List<NetworkSpec> everyLayer() {
        return Models.everyLayer();
    }

    @ParameterizedTest
    @MethodSource("everyLayer")
    void writtenModelIsReadWithTheSameBits(NetworkSpec spec) throws IOException {
        TrainedModel written = Models.of(spec, 3);
        Path file = folder.resolve("model.onnx");
        ModelFile.write(written, file);

        TrainedModel read = ModelFile.read(file);

        assertThat(read.network().tensors()).isEqualTo(written.network().tensors());
        assertThat(read.network().spec()).isEqualTo(spec);
        assertThat(read.encoder()).isEqualTo(written.encoder());
        assertThat(read.classes()).isEqualTo(written.classes());
        assertThat(read.novelty()).isEqualTo(written.novelty());
        assertThat(read.thresholds()).isEqualTo(written.thresholds());
        assertThat(read.provenance()).isEqualTo(written.provenance());
    }

    @Test
    void noveltyMeasuresAreReadAsWritten() throws IOException {
        for (long seed : new long[] {3, 5, 14}) {
            TrainedModel written = Models.of(Models.everyLayer().getFirst(), seed);
            Path file = folder.resolve("model.onnx");
            ModelFile.write(written, file);

            assertThat(ModelFile.read(file).novelty()).isEqualTo(written.novelty());
        }
    }

    @ParameterizedTest
    @MethodSource("everyLayer")
    void weightsAreInTheFileOnce(NetworkSpec spec) {
        ModelGraph graph = ModelGraphs.of(Models.ENCODER, spec, Models.CLASSES, null, Integer.MAX_VALUE);

        int[] addresses = graph.weights().stream()
                .flatMapToInt(slot -> Arrays.stream(slot.addresses()))
                .sorted()
                .toArray();

        long numbers = Network.create(spec, 0).tensors().stream()
                .mapToInt(tensor -> tensor.values().length)
                .sum();
        assertThat(addresses).hasSize((int) numbers);
        for (int i = 0; i < addresses.length; i++) {
            assertThat(addresses[i]).isEqualTo(i);
        }
    }

    @Test
    void modelWithoutNoveltyIsReadWithoutNovelty() throws IOException {
        TrainedModel whole = Models.of(Models.everyLayer().getFirst(), 3);
        TrainedModel written = new TrainedModel(
                whole.encoder(), whole.network(), whole.classes(), whole.thresholds(), whole.provenance());
        Path file = folder.resolve("model.onnx");
        ModelFile.write(written, file);

        assertThat(ModelFile.read(file).novelty()).isNull();
        assertThat(ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getOutputCount())
                .isEqualTo(2);
    }

    @Test
    void sameModelGivesSameBytes() throws IOException {
        Path one = folder.resolve("one.onnx");
        Path other = folder.resolve("other.onnx");
        NetworkSpec spec = Models.everyLayer().get(1);

        ModelFile.write(Models.of(spec, 3), one);
        ModelFile.write(Models.of(spec, 3), other);

        assertThat(other).hasSameBinaryContentAs(one);
    }

    @Test
    void olderFileIsReplacedWithoutLeftovers() throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.writeString(file, "old");

        ModelFile.write(Models.of(Models.everyLayer().getFirst(), 3), file);

        assertThat(ModelFile.read(file).classes()).isEqualTo(Models.CLASSES);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void featureWithTheNameOfAnOutputIsRejectedBeforeWriting() {
        FittedEncoder encoder = new FittedEncoder(
                new Schema(List.of(new Feature.Numeric("label"))), List.of(new FeatureEncoding.Affine("label", 0, 1)));
        NetworkSpec spec = new NetworkSpec(new Shape(1, 1), List.of(new LayerSpec.Dense(2)));
        Classes classes = new Classes(List.of("good", "bad"), 0);
        TrainedModel model =
                new TrainedModel(encoder, Network.create(spec, 1), classes, Thresholds.none(2), Models.PROVENANCE);

        assertThatThrownBy(() -> ModelFile.write(model, folder.resolve("model.onnx")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'label'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fileStatesItsOperatorSetsAndNamesItsInputsAndOutputs() throws IOException {
        Path file = folder.resolve("model.onnx");
        ModelFile.write(Models.of(Models.everyLayer().getFirst(), 3), file);

        ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(file));

        assertThat(proto.getOpsetImportList())
                .extracting(opset -> opset.getDomain() + ":" + opset.getVersion())
                .containsExactly(":17", "ai.onnx.ml:3");
        assertThat(proto.getGraph().getInputList())
                .extracting(input -> input.getName())
                .containsExactly("duration", "source bytes", "protocol", "rate", "flag");
        assertThat(proto.getGraph().getOutputList())
                .extracting(output -> output.getName())
                .containsExactly("label", "probabilities", "novelty", "nearest");
    }

    @Test
    void modelWithInconsistentPartsIsRejected() {
        TrainedModel model = Models.of(Models.everyLayer().getFirst(), 3);
        Classes two = new Classes(List.of("normal", "attack"), 0);

        assertThatThrownBy(() ->
                        new TrainedModel(model.encoder(), model.network(), two, Thresholds.none(2), model.provenance()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a network with 2 outputs, one for each class of [normal, attack], found 3");
    }
}
