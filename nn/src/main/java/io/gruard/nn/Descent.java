package io.gruard.nn;

import java.util.List;

/** Clips gradients and applies an optimizer to parameters. */
final class Descent {
    private final List<Parameter> parameters;

    Descent(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * Scales all gradients by one factor so that their common Euclidean norm is at most {@code max}; 0 disables
     * clipping.
     */
    void clip(float max) {
        if (max == 0) {
            return;
        }
        double squares = 0;
        for (Parameter parameter : parameters) {
            for (float g : parameter.gradient) {
                squares += (double) g * g;
            }
        }
        double norm = Math.sqrt(squares);
        if (!(norm > max)) {
            return;
        }
        float factor = (float) (max / norm);
        for (Parameter parameter : parameters) {
            float[] gradient = parameter.gradient;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= factor;
            }
        }
    }

    /**
     * Takes one step of the optimizer.
     *
     * @param step number of the step, counted from 1
     */
    void apply(Optimizer optimizer, double rate, long step) {
        switch (optimizer) {
            case Optimizer.Adam adam -> adam(rate, adam.beta1(), adam.beta2(), adam.epsilon(), 0, step);
            case Optimizer.AdamW adam -> adam(rate, adam.beta1(), adam.beta2(), adam.epsilon(), adam.decay(), step);
        }
    }

    private void adam(double rate, float beta1, float beta2, float epsilon, float decay, long step) {
        float stride = (float) (rate / (1 - Math.pow(beta1, (double) step)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(beta2, (double) step)));
        float keep = (float) (1 - rate * decay);
        for (Parameter parameter : parameters) {
            adam(parameter, beta1, beta2, epsilon, stride, correction, keep);
        }
    }

    private static void adam(
            Parameter parameter, float beta1, float beta2, float epsilon, float stride, float correction, float keep) {
        float[] w = parameter.values();
        float[] g = parameter.gradient;
        float[] m = parameter.first;
        float[] v = parameter.second;
        for (int i = 0; i < w.length; i++) {
            float first = beta1 * m[i] + (1 - beta1) * g[i];
            float second = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            m[i] = first;
            v[i] = second;
            float root = (float) Math.sqrt(second) * correction;
            w[i] = w[i] * keep - stride * first / (root + epsilon);
        }
    }
}
