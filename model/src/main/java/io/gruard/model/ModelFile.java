package io.gruard.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.gruard.nn.Network;
import io.gruard.nn.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The file of a model, in ONNX format.
 *
 * <p>Any ONNX runtime with operator set {@value #OPERATORS} and {@code ai.onnx.ml} {@value #ML_OPERATORS} executes it
 * on raw records. It has one input of shape (rows, 1) for each feature, with the name of the feature: 32-bit numbers or
 * strings. Outputs are {@code label} (rows), the name of the most probable class, and {@code probabilities} (rows,
 * classes). If the model has a novelty detector, there are also {@code novelty} (rows) and the {@code nearest} attack
 * class (rows). The rest of the model is in {@code metadata_props} as JSON, with keys that begin with {@code gruard.}.
 *
 * <p>{@link #write} and {@link #read} are inverse to the bit. A modified file is read if its graph is still the one
 * that its metadata describe, with any weights. Otherwise it is rejected with the first difference.
 *
 * <pre>{@code
 * ModelFile.write(new TrainedModel(encoder, network, classes, Thresholds.none(classes.size()), provenance), path);
 * TrainedModel model = ModelFile.read(path);
 * }</pre>
 */
public final class ModelFile {
    private static final System.Logger LOG = System.getLogger(ModelFile.class.getName());
    static final int OPERATORS = 17;
    static final int ML_OPERATORS = 3;

    /** The version of the ONNX file format that introduced these operators. */
    private static final int IR_VERSION = 8;

    /** Network A takes 1 MiB. */
    private static final int MAX_BYTES = 256 << 20;

    private ModelFile() {}

    /**
     * Writes a model. An older file of the same name is replaced when the new file is complete on the disk.
     *
     * @throws IllegalArgumentException if a feature has the name of an output, such as {@code label}
     */
    public static void write(TrainedModel model, Path file) throws IOException {
        byte[] bytes = proto(model).toByteArray();
        Path part = file.resolveSibling(
                file.getFileName() + ".part" + ProcessHandle.current().pid());
        try {
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Reads a model. Uses memory in proportion to the file, whatever it contains.
     *
     * @param path the file, or the folder of a run with a {@code model.onnx}
     * @throws ModelFileException if the file is not a model of gruard, has another version, is truncated or corrupt, or
     *     has a graph that its metadata do not describe
     */
    public static TrainedModel read(Path path) throws IOException {
        Path file = Files.isDirectory(path) ? path.resolve("model.onnx") : path;
        byte[] bytes = bytes(file);
        LOG.log(System.Logger.Level.DEBUG, () -> "read model " + file + ", " + bytes.length + " bytes");
        return read(file.toString(), bytes);
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new ModelFileException(file + ": no such file, expected a model that gruard wrote", e);
        }
    }

    static TrainedModel read(String file, byte[] bytes) throws ModelFileException {
        if (bytes.length > MAX_BYTES) {
            throw new ModelFileException(file, "a model file", "more than " + MAX_BYTES + " bytes");
        }
        FileScan.check(file, bytes);
        ModelProto found;
        try {
            found = ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFileException(file + ": not an ONNX file: " + e.getMessage(), e);
        }
        return restored(file, found, Metadata.read(file, found.getMetadataPropsList()));
    }

    private static TrainedModel restored(String file, ModelProto found, Metadata metadata) throws ModelFileException {
        long maxNumbers = tensorBytes(found.getGraph()) / Float.BYTES;
        try {
            NoveltyShape novelty = metadata.novelty();
            ModelGraph expected =
                    ModelGraphs.of(metadata.encoder(), metadata.network(), metadata.classes(), novelty, maxNumbers);
            requireEqual(file, found, expected);
            Map<Boolean, List<Tensor>> arrays = expected.arraysIn(file, found.getGraph()).stream()
                    .collect(Collectors.partitioningBy(NoveltyShape::owns));
            return new TrainedModel(
                    metadata.encoder(),
                    Network.of(metadata.network(), arrays.getOrDefault(false, List.of())),
                    metadata.classes(),
                    novelty == null
                            ? null
                            : novelty.restored(
                                    metadata.encoder().schema(),
                                    metadata.network(),
                                    arrays.getOrDefault(true, List.of())),
                    metadata.thresholds(),
                    metadata.provenance());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ModelFileException(file + ": the parts of its metadata do not match: " + e.getMessage(), e);
        }
    }

    private static long tensorBytes(GraphProto graph) {
        return graph.getInitializerList().stream()
                .mapToLong(tensor -> tensor.getRawData().size())
                .sum();
    }

    private static void requireEqual(String file, ModelProto found, ModelGraph expected) throws ModelFileException {
        ModelProto outline = comparable(found, expected.withoutWeights(found.getGraph()));
        ModelProto expectedOutline = comparable(frame(), expected.outline());
        Optional<GraphDifference> difference = GraphDifference.first("model", outline, expectedOutline);
        if (difference.isPresent()) {
            throw new ModelFileException(
                    file + ": modified, or written by another version of gruard: "
                            + difference.get().where(),
                    difference.get().expected(),
                    difference.get().found());
        }
    }

    /**
     * The model without content that does not affect the computation: comments, the producer, shapes that tools add to
     * values.
     */
    private static ModelProto comparable(ModelProto model, GraphProto graph) {
        return model.toBuilder()
                .clearMetadataProps()
                .clearProducerName()
                .clearProducerVersion()
                .clearDocString()
                .setGraph(graph.toBuilder().clearDocString().clearValueInfo())
                .build();
    }

    private static ModelProto proto(TrainedModel model) {
        NoveltyDetector novelty = model.novelty();
        ModelGraph graph = ModelGraphs.of(
                model.encoder(),
                model.network().spec(),
                model.classes(),
                novelty == null ? null : NoveltyShape.of(novelty),
                Integer.MAX_VALUE);
        List<Tensor> trained = new ArrayList<>(model.network().tensors());
        if (novelty != null) {
            trained.addAll(novelty.tensors());
        }
        return frame().toBuilder()
                .setProducerName("gruard")
                .setProducerVersion(model.provenance().versions().getOrDefault("gruard", ""))
                .setGraph(graph.filledWith(trained))
                .addAllMetadataProps(Metadata.of(model).entries())
                .build();
    }

    /** A model with the operator sets of this project, without a graph. */
    static ModelProto frame() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain(GraphBuilder.ML_DOMAIN)
                        .setVersion(ML_OPERATORS))
                .build();
    }
}
