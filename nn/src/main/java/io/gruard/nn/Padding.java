package io.gruard.nn;

/**
 * What a convolution sees beyond the ends of its sequence.
 *
 * <p>{@code SAME} with stride 1 keeps the number of steps: of the {@code width - 1} zeros, {@code (width - 1) / 2} (rounded down)
 * stand before the sequence and the rest behind it, as in PyTorch's {@code padding='same'} and ONNX's {@code SAME_UPPER}. With a
 * stride the same zeros are laid and every {@code stride}-th position is computed.
 */
public enum Padding {
    SAME,
    VALID;

    /** Zeros before the first step. */
    int before(int width) {
        return this == SAME ? (width - 1) / 2 : 0;
    }

    /** Zeros behind the last step. */
    int behind(int width) {
        return this == SAME ? width - 1 - before(width) : 0;
    }
}
