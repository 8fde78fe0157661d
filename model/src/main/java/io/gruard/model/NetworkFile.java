package io.gruard.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.gruard.nn.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network alone as an ONNX file, without the encoding and the description that make it a model: {@code x} (rows, steps times
 * channels) in, {@code probabilities} (rows, classes) out. For comparing the network itself with what other runtimes make of it; what
 * a user is given is a {@link ModelFile}.
 */
public final class NetworkFile {
    private NetworkFile() {}

    /** Writes the network as it is now over whatever {@code file} held. */
    public static void write(Network network, Path file) throws IOException {
        ModelProto model = ModelFile.frame().toBuilder()
                .setProducerName("gruard")
                .setGraph(ModelGraphs.of(network.spec()).filledWith(network.tensors()))
                .build();
        Files.write(file, model.toByteArray());
    }
}
