package io.gruard.nn;

/** The training loss of logits and class; p is the softmax probability of the row's class. */
public sealed interface Loss {
    /** {@code -log p}. */
    record CrossEntropy() implements Loss {}

    /**
     * {@code -(1 - p)^gamma log p} (Lin et al. 2017), which gives less weight to rows already classified correctly;
     * gamma 0 is cross-entropy.
     */
    record Focal(float gamma) implements Loss {
        public Focal {
            Checks.notNegative("focal gamma", gamma);
        }

        public static Focal defaults() {
            return new Focal(2);
        }
    }
}
