package io.gruard.nn;

import java.util.Arrays;
import java.util.List;

/**
 * Convolution over steps as direct products. Data are laid out (steps, rows, channels). One product multiplies the rows
 * of one step, or of several neighbouring steps if the stride is 1, by one tap of the kernel. So nothing is unfolded,
 * and taps that would fall on padding are skipped. With a single input channel all taps of a step are one product,
 * whose k runs over steps.
 */
final class ConvolutionOp extends Op {
    private final Kernels kernels = Kernels.chosen();
    private final Parameter weight;
    private final Parameter bias;
    private final int width;
    private final int stride;
    private final int before;
    private final int channels;
    private final int filters;
    private final int padded;
    /** Forward weights (taps x channels, filters). */
    private final PackedMatrix there;
    /** Backward weights, for each tap (filters, channels). */
    private final PackedMatrix[] back;

    private final float[] start;

    ConvolutionOp(Value input, Value output, LayerSpec.Conv1d conv, Parameter weight, Parameter bias) {
        super(input, output);
        this.weight = weight;
        this.bias = bias;
        this.width = conv.width();
        this.stride = conv.stride();
        this.before = conv.padding().before(width);
        this.channels = input.channels;
        this.filters = output.channels;
        this.padded = output.stride;
        this.there = new PackedMatrix(width * channels, padded, kernels.panel());
        this.back = new PackedMatrix[input.trained ? width : 0];
        for (int j = 0; j < back.length; j++) {
            back[j] = new PackedMatrix(filters, input.stride, kernels.panel());
        }
        this.start = new float[padded];
    }

    @Override
    boolean readsInput() {
        return true;
    }

    @Override
    int sums() {
        return (width * channels + 1) * padded;
    }

    @Override
    List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    void pack() {
        float[] w = weight.values();
        for (int f = 0; f < filters; f++) {
            for (int c = 0; c < channels; c++) {
                for (int j = 0; j < width; j++) {
                    float value = w[(f * channels + c) * width + j];
                    there.set(j * channels + c, f, value);
                    if (back.length > 0) {
                        back[j].set(f, c, value);
                    }
                }
            }
        }
        System.arraycopy(bias.values(), 0, start, 0, filters);
    }

    @Override
    void unpack(float[] sums) {
        for (int f = 0; f < filters; f++) {
            for (int c = 0; c < channels; c++) {
                for (int j = 0; j < width; j++) {
                    weight.gradient[(f * channels + c) * width + j] = sums[sumsAt + (j * channels + c) * padded + f];
                }
            }
            bias.gradient[f] = sums[sumsAt + width * channels * padded + f];
        }
    }

    /** Returns the first tap inside the input for output step {@code t}. */
    private int firstTap(int t) {
        return Math.max(0, before - t * stride);
    }

    /** Returns the index after the last tap inside the input. */
    private int endTap(int t) {
        return Math.min(width, input().steps + before - t * stride);
    }

    @Override
    void forward(Frame frame) {
        float[] x = frame.data(input());
        float[] y = frame.data(output);
        int rows = frame.rows;
        if (byTaps()) {
            int together = Lanes.stepsTogether(rows);
            for (int t = 0; t < output.steps; t += together) {
                forwardByTaps(rows, x, y, t, Math.min(output.steps, t + together));
            }
            return;
        }
        boolean inOne = channels == 1 && rows == 1 && firstWhole() < endWhole();
        int first = inOne ? firstWhole() : output.steps;
        int end = inOne ? endWhole() : output.steps;
        forwardBySteps(rows, x, y, 0, first);
        if (inOne) {
            int xRow = input().stride;
            int from = (first * stride - before) * xRow;
            int to = first * padded;
            kernels.product(end - first, width, x, from, stride * xRow, xRow, there, 0, start, 0, 0, y, to, padded);
        }
        forwardBySteps(rows, x, y, end, output.steps);
    }

    private void forwardBySteps(int rows, float[] x, float[] y, int firstStep, int endStep) {
        int xRow = input().stride;
        int xStep = rows * xRow;
        for (int t = firstStep; t < endStep; t++) {
            int to = t * rows * padded;
            int first = firstTap(t);
            int end = endTap(t);
            int from = (t * stride + first - before) * xStep;
            if (channels == 1) {
                kernels.product(rows, end - first, x, from, xRow, xStep, there, first, start, 0, 0, y, to, padded);
                continue;
            }
            for (int j = first; j < end; j++) {
                boolean fresh = j == first;
                kernels.product(
                        rows,
                        channels,
                        x,
                        from + (j - first) * xStep,
                        xRow,
                        1,
                        there,
                        j * channels,
                        fresh ? start : y,
                        fresh ? 0 : to,
                        fresh ? 0 : padded,
                        y,
                        to,
                        padded);
            }
        }
    }

    @Override
    void backward(Frame frame) {
        float[] slope = frame.gradient(output);
        sumWeights(frame, slope);
        kernels.sumRows(
                output.steps * frame.rows, padded, slope, 0, padded, frame.sums, sumsAt + width * channels * padded);
        if (input().trained) {
            inputSlope(frame, slope);
        }
    }

    /** Returns the first output step that needs no padding. */
    private int firstWhole() {
        return (before + stride - 1) / stride;
    }

    /** Returns the index after the last output step that needs no padding. */
    private int endWhole() {
        return Math.min(output.steps, (input().steps + before - width) / stride + 1);
    }

    /** Returns whether one product may take several steps: their rows are contiguous in the input and in the output. */
    private boolean byTaps() {
        return channels > 1 && stride == 1;
    }

    /**
     * Computes some output steps, one tap at a time. Each element is the same chain for any number of steps: the bias,
     * then the taps in order. So its bits are the same.
     */
    private void forwardByTaps(int rows, float[] x, float[] y, int fromStep, int toStep) {
        int xRow = input().stride;
        int start0 = fromStep * rows * padded;
        kernels.product((toStep - fromStep) * rows, 0, x, 0, xRow, 1, there, 0, start, 0, 0, y, start0, padded);
        for (int j = 0; j < width; j++) {
            int first = Math.max(fromStep, before - j);
            int end = Math.min(toStep, input().steps + before - j);
            int to = first * rows * padded;
            kernels.product(
                    Math.max(0, end - first) * rows,
                    channels,
                    x,
                    (first + j - before) * rows * xRow,
                    xRow,
                    1,
                    there,
                    j * channels,
                    y,
                    to,
                    padded,
                    y,
                    to,
                    padded);
        }
    }

    private void sumWeights(Frame frame, float[] slope) {
        float[] x = frame.data(input());
        int rows = frame.rows;
        int xRow = input().stride;
        int xStep = rows * xRow;
        if (byTaps()) {
            sumWeightsByTaps(frame, x, slope);
            return;
        }
        for (int t = 0; t < output.steps; t++) {
            int at = t * rows * padded;
            int first = firstTap(t);
            int end = endTap(t);
            int from = (t * stride + first - before) * xStep;
            int to = sumsAt + first * channels * padded;
            if (channels == 1) {
                kernels.accumulate(
                        end - first, padded, rows, x, from, xStep, xRow, slope, at, padded, frame.sums, to, padded);
                continue;
            }
            for (int j = first; j < end; j++) {
                kernels.accumulate(
                        channels,
                        padded,
                        rows,
                        x,
                        from + (j - first) * xStep,
                        1,
                        xRow,
                        slope,
                        at,
                        padded,
                        frame.sums,
                        to + (j - first) * channels * padded,
                        padded);
            }
        }
    }

    private void sumWeightsByTaps(Frame frame, float[] x, float[] slope) {
        int rows = frame.rows;
        int xRow = input().stride;
        for (int j = 0; j < width; j++) {
            int first = Math.max(0, before - j);
            int end = Math.min(output.steps, input().steps + before - j);
            kernels.accumulate(
                    channels,
                    padded,
                    Math.max(0, end - first) * rows,
                    x,
                    (first + j - before) * rows * xRow,
                    1,
                    xRow,
                    slope,
                    first * rows * padded,
                    padded,
                    frame.sums,
                    sumsAt + j * channels * padded,
                    padded);
        }
    }

    /** Computes the slope of some input steps, one tap at a time. */
    private void inputSlopeByTaps(int rows, float[] slope, float[] dx, int fromStep, int toStep) {
        int dxRow = input().stride;
        Arrays.fill(dx, fromStep * rows * dxRow, toStep * rows * dxRow, 0f);
        for (int j = 0; j < width; j++) {
            int first = Math.max(fromStep, j - before);
            int end = Math.min(toStep, output.steps + j - before);
            int to = first * rows * dxRow;
            kernels.product(
                    Math.max(0, end - first) * rows,
                    filters,
                    slope,
                    (first + before - j) * rows * padded,
                    padded,
                    1,
                    back[j],
                    0,
                    dx,
                    to,
                    dxRow,
                    dx,
                    to,
                    dxRow);
        }
    }

    private void inputSlope(Frame frame, float[] slope) {
        float[] dx = frame.gradient(input());
        int rows = frame.rows;
        int dxRow = input().stride;
        if (byTaps()) {
            int together = Lanes.stepsTogether(rows);
            for (int s = 0; s < input().steps; s += together) {
                inputSlopeByTaps(rows, slope, dx, s, Math.min(input().steps, s + together));
            }
            return;
        }
        for (int s = 0; s < input().steps; s++) {
            int to = s * rows * dxRow;
            boolean fresh = true;
            for (int j = 0; j < width; j++) {
                int shifted = s + before - j;
                int t = shifted / stride;
                if (shifted < 0 || shifted % stride != 0 || t >= output.steps) {
                    continue;
                }
                kernels.product(
                        rows,
                        filters,
                        slope,
                        t * rows * padded,
                        padded,
                        1,
                        back[j],
                        0,
                        fresh ? Lanes.zeros(dxRow) : dx,
                        fresh ? 0 : to,
                        fresh ? 0 : dxRow,
                        dx,
                        to,
                        dxRow);
                fresh = false;
            }
            if (fresh) {
                Arrays.fill(dx, to, to + rows * dxRow, 0f);
            }
        }
    }
}
