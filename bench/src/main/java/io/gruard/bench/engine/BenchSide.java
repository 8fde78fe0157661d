package io.gruard.bench.engine;

/** gruard and its peers. */
enum BenchSide {
    GRUARD("gruard"),
    LIBTORCH("libtorch 2.10, MKL"),
    ONNXRUNTIME("ONNX Runtime 1.29"),
    PYTORCH("PyTorch 2.10"),
    KERAS("Keras 3.15, TensorFlow 2.21");

    private final String title;

    BenchSide(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean can(TimedTask task) {
        return this != ONNXRUNTIME || task != TimedTask.TRAIN;
    }

    /** Returns whether a script of bench/peers runs it. */
    boolean python() {
        return this == PYTORCH || this == KERAS;
    }
}
