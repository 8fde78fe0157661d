package io.gruard.bench.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.model.NetworkFile;
import io.gruard.nn.Network;
import io.gruard.nn.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files for the processes that cannot create the network themselves: its graph as ONNX, and weights, rows and classes
 * as a <a href="https://huggingface.co/docs/safetensors/index#format">safetensors</a> file.
 */
final class SharedFiles {
    private SharedFiles() {}

    static Path graph(Path folder, PaperNetwork network) {
        return folder.resolve("network-" + network + ".onnx");
    }

    static Path arrays(Path folder, PaperNetwork network) {
        return folder.resolve("network-" + network + ".safetensors");
    }

    /** Writes both files for batches of up to {@code rows} rows. */
    static void write(Path folder, PaperNetwork network, int rows) throws IOException {
        Network weights = network.network();
        NetworkFile.write(weights, graph(folder, network));

        ObjectNode header = new ObjectMapper().createObjectNode();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Tensor tensor : weights.tensors()) {
            add(
                    header,
                    data,
                    tensor.name(),
                    "F32",
                    bytes(tensor.values()),
                    tensor.shape().stream().mapToInt(i -> i).toArray());
        }
        float[] x = network.x(rows);
        add(header, data, "x", "F32", bytes(x), rows, x.length / rows, 1);
        add(header, data, "labels", "I32", bytes(network.labels(rows)), rows);

        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(arrays(folder, network))) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length)
                    .array());
            out.write(json);
            data.writeTo(out);
        }
    }

    private static void add(
            ObjectNode header, ByteArrayOutputStream data, String name, String type, byte[] values, int... shape) {
        ObjectNode entry = header.putObject(name).put("dtype", type);
        for (int size : shape) {
            entry.withArray("shape").add(size);
        }
        entry.withArray("data_offsets").add(data.size()).add(data.size() + values.length);
        data.writeBytes(values);
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static byte[] bytes(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }
}
