package io.gruard.bench.parity.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Numbers;
import io.gruard.core.Table;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs a model file on raw records in ONNX Runtime. */
final class OnnxModel implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxModel(Path file) throws OrtException {
        session = environment.createSession(file.toString(), new OrtSession.SessionOptions());
    }

    /**
     * The outputs of the graph.
     *
     * @param probabilities (rows, classes)
     * @param novelty one value for each row; empty if the model measures none
     * @param nearest the attack class most similar to each row, with novelty only
     */
    record OnnxOutput(String[] labels, float[][] probabilities, float[] novelty, String[] nearest) {}

    OnnxOutput answer(Table records) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (int i = 0; i < records.schema().size(); i++) {
                inputs.put(
                        records.schema().feature(i).name(),
                        tensor(records.columns().get(i)));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                boolean measured = result.get("novelty").isPresent();
                return new OnnxOutput(
                        (String[]) result.get("label").orElseThrow().getValue(),
                        (float[][]) result.get("probabilities").orElseThrow().getValue(),
                        measured ? (float[]) result.get("novelty").orElseThrow().getValue() : new float[0],
                        measured
                                ? (String[]) result.get("nearest").orElseThrow().getValue()
                                : new String[0]);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(Column column) throws OrtException {
        long[] shape = {column.size(), 1};
        return switch (column) {
            case Numbers numbers -> {
                FloatBuffer values = FloatBuffer.allocate(numbers.size());
                for (int row = 0; row < numbers.size(); row++) {
                    values.put((float) numbers.value(row));
                }
                yield OnnxTensor.createTensor(environment, values.flip(), shape);
            }
            case Categories categories -> {
                String[] words = new String[categories.size()];
                for (int row = 0; row < words.length; row++) {
                    words[row] = categories.value(row);
                }
                yield OnnxTensor.createTensor(environment, words, shape);
            }
        };
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
