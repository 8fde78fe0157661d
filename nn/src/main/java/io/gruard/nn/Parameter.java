package io.gruard.nn;

/** A trained array with its gradient and the optimizer's two moments, all of one shape. */
final class Parameter {
    final Tensor tensor;
    final float[] gradient;
    final float[] first;
    final float[] second;

    Parameter(Tensor tensor) {
        this.tensor = tensor;
        this.gradient = new float[tensor.values().length];
        this.first = new float[gradient.length];
        this.second = new float[gradient.length];
    }

    float[] values() {
        return tensor.values();
    }
}
