package io.gruard.bench.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** Runs ONNX Runtime through its Java API, on the graph that gruard writes of the network. */
final class OnnxRuntimeRunner implements Runner {
    private final Workload workload;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final OnnxTensor batch;

    /**
     * Opens the network's graph.
     *
     * @param folder folder of the graph, see {@link SharedFiles}
     */
    OnnxRuntimeRunner(Workload workload, Path folder) {
        this.workload = workload;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(workload.threads());
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(
                    SharedFiles.graph(folder, workload.network()).toString(), options);
            batch = tensor(workload.rows());
        } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime cannot load the network", failure);
        }
    }

    private OnnxTensor tensor(int rows) throws OrtException {
        float[] x = workload.network().x(workload.rows());
        int columns = x.length / workload.rows();
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(x, 0, rows * columns), new long[] {rows, columns});
    }

    @Override
    public void run() {
        try (OrtSession.Result result = score(batch)) {
            if (result.size() != 1) {
                throw new IllegalStateException("ONNX Runtime: expected one output, found " + result.size());
            }
        } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime failed", failure);
        }
    }

    private OrtSession.Result score(OnnxTensor rows) throws OrtException {
        return session.run(Map.of("x", rows));
    }

    @Override
    public double[] probabilities() {
        try (OnnxTensor rows = tensor(Math.min(COMPARED_ROWS, workload.rows()));
                OrtSession.Result result = score(rows)) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer(); // closed with the result
            double[] probabilities = new double[values.remaining()];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = values.get(i);
            }
            return probabilities;
        } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime failed", failure);
        }
    }

    @Override
    public void close() {
        try {
            batch.close();
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime did not close", failure);
        }
    }
}
