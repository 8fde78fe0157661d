package io.gruard.nn;

/**
 * What a convolution sees beyond the ends of its sequence.
 *
 * <p>{@code SAME} with stride 1 keeps the number of steps: of the {@code width - 1} zeros, {@code (width - 1) / 2}
 * (rounded down) precede the sequence and the rest follow it, as in PyTorch's {@code padding='same'} and ONNX's
 * {@code SAME_UPPER}. With a larger stride the zeros are the same, and every {@code stride}-th position is computed.
 */
public enum Padding {
    SAME,
    VALID;

    /** Returns the number of zeros before the first step. */
    int before(int width) {
        return this == SAME ? (width - 1) / 2 : 0;
    }

    /** Returns the number of zeros after the last step. */
    int after(int width) {
        return this == SAME ? width - 1 - before(width) : 0;
    }
}
