package io.gruard.nn;

/** The optimizer: how gradients change weights. */
public sealed interface Optimizer {
    /** Returns the learning rate that a {@link Schedule} scales. */
    float rate();

    /** Returns the same optimizer with another learning rate. */
    Optimizer withRate(float rate);

    /** Kingma and Ba 2015, with bias correction as in their algorithm 1. */
    record Adam(float rate, float beta1, float beta2, float epsilon) implements Optimizer {
        public Adam {
            Checks.positive("learning rate", rate);
            Checks.fraction("beta1", beta1);
            Checks.fraction("beta2", beta2);
            Checks.positive("epsilon", epsilon);
        }

        public static Adam defaults() {
            return new Adam(1e-3f, 0.9f, 0.999f, 1e-8f);
        }

        @Override
        public Adam withRate(float rate) {
            return new Adam(rate, beta1, beta2, epsilon);
        }
    }

    /**
     * Adam with decoupled weight decay (Loshchilov and Hutter 2019): each step subtracts {@code rate decay} of a
     * weight.
     */
    record AdamW(float rate, float beta1, float beta2, float epsilon, float decay) implements Optimizer {
        public AdamW {
            Checks.positive("learning rate", rate);
            Checks.fraction("beta1", beta1);
            Checks.fraction("beta2", beta2);
            Checks.positive("epsilon", epsilon);
            Checks.notNegative("weight decay", decay);
        }

        public static AdamW defaults() {
            return new AdamW(1e-3f, 0.9f, 0.999f, 1e-8f, 1e-2f);
        }

        @Override
        public AdamW withRate(float rate) {
            return new AdamW(rate, beta1, beta2, epsilon, decay);
        }
    }
}
