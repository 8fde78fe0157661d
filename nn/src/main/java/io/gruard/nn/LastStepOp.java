package io.gruard.nn;

import java.util.Arrays;

/** Selects the last step, or for some channels the first: the states that have processed the whole sequence. */
final class LastStepOp extends Op {
    private final int fromFirst;

    /**
     * Creates the operation.
     *
     * @param fromFirst the channels from this one on use the first step
     */
    LastStepOp(Value input, Value output, int fromFirst) {
        super(input, output);
        this.fromFirst = fromFirst;
    }

    @Override
    void forward(Frame frame) {
        float[] x = frame.data(input());
        float[] y = frame.data(output);
        int last = (input().steps - 1) * frame.rows * input().stride;
        for (int r = 0; r < frame.rows; r++) {
            int at = r * output.stride;
            System.arraycopy(x, last + at, y, at, fromFirst);
            System.arraycopy(x, at + fromFirst, y, at + fromFirst, output.channels - fromFirst);
        }
    }

    @Override
    void backward(Frame frame) {
        if (!input().trained) {
            return;
        }
        float[] slope = frame.gradient(output);
        float[] back = frame.gradient(input());
        int last = (input().steps - 1) * frame.rows * input().stride;
        Arrays.fill(back, 0, input().floats(frame.rows), 0f);
        for (int r = 0; r < frame.rows; r++) {
            int at = r * output.stride;
            System.arraycopy(slope, at, back, last + at, fromFirst);
            System.arraycopy(slope, at + fromFirst, back, at + fromFirst, output.channels - fromFirst);
        }
    }
}
