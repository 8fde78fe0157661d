package io.gruard.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.gruard.nn.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a network as an ONNX file, without encoder and metadata. Input {@code x} is (rows, steps * channels), output
 * {@code probabilities} is (rows, classes). For comparing the network with other runtimes. Users get a
 * {@link ModelFile}.
 */
public final class NetworkFile {
    private NetworkFile() {}

    /** Writes the network with its current weights. Replaces an existing file. */
    public static void write(Network network, Path file) throws IOException {
        ModelProto model = ModelFile.frame().toBuilder()
                .setProducerName("gruard")
                .setGraph(ModelGraphs.of(network.spec()).filledWith(network.tensors()))
                .build();
        Files.write(file, model.toByteArray());
    }
}
