package io.gruard.model;

/**
 * The order of the axes of a sequence. ONNX convolutions require channels before steps, its recurrent layers steps
 * first.
 */
enum Layout {
    /** (batch, steps, channels), the order of gruard. */
    BATCH_STEPS_CHANNELS("bsc"),
    /** (batch, channels, steps). */
    BATCH_CHANNELS_STEPS("bcs"),
    /** (steps, batch, channels). */
    STEPS_BATCH_CHANNELS("sbc");

    private final String axes;

    Layout(String axes) {
        this.axes = axes;
    }

    /** One letter for each axis: batch, steps, channels. */
    String axes() {
        return axes;
    }

    /** The attribute {@code perm} of the Transpose that converts to another layout. */
    long[] permutationTo(Layout other) {
        return other.axes.chars().mapToLong(axes::indexOf).toArray();
    }
}
