package io.gruard.nn;

import java.util.Arrays;

/**
 * The first half of batch normalisation: mean and variance over rows and steps. Each block computes its own in two
 * passes while it is in cache. After all blocks, their moments are combined in the order of the blocks, in double
 * precision (Chan, Golub and LeVeque 1979). This is exact up to rounding, synchronises the threads once, and needs no
 * second pass over the batch. The backward pass combines the slopes' sums, which {@link NormalizeOp} computes, in the
 * same way.
 */
final class BatchMomentsOp extends Op {
    private final Parameter scale;
    private final Parameter shift;
    private final float[] runningMean;
    private final float[] runningVariance;
    private final LayerSpec.BatchNorm spec;
    private final int channels;

    /** For each block: mean, sum of squared deviations. */
    private float[][] moments = new float[0][];
    /** For each block: Σ d, Σ d (x - mean). */
    private float[][] slopes = new float[0][];

    /** Mean of the batch. */
    final float[] mean;

    private final float[] inverse;
    /** Maps x to y: {@code x factor + offset}. */
    final float[] factor;

    final float[] offset;
    /** Maps the slope by y to that by x, see {@link Kernels#normalizeBackward}. */
    private final float[] slopeFactor;

    private final float[] centredFactor;
    private final float[] slopeOffset;
    private long count;

    BatchMomentsOp(
            Value input, LayerSpec.BatchNorm spec, Parameter scale, Parameter shift, Tensor mean, Tensor variance) {
        super(input, input.trainedAlias());
        input.hold();
        this.spec = spec;
        this.scale = scale;
        this.shift = shift;
        this.runningMean = mean.values();
        this.runningVariance = variance.values();
        this.channels = input.channels;
        int stride = input.stride;
        this.mean = new float[stride];
        this.inverse = new float[stride];
        this.factor = new float[stride];
        this.offset = new float[stride];
        this.slopeFactor = new float[stride];
        this.centredFactor = new float[stride];
        this.slopeOffset = new float[stride];
    }

    Parameter scale() {
        return scale;
    }

    Parameter shift() {
        return shift;
    }

    @Override
    boolean readsInput() {
        return true;
    }

    /** Prepares scoring, which uses the running statistics. */
    @Override
    void pack() {
        for (int c = 0; c < channels; c++) {
            double inverted = 1 / Math.sqrt((double) runningVariance[c] + spec.epsilon());
            transform(c, runningMean[c], inverted);
        }
    }

    private void transform(int c, double centre, double inverted) {
        double scaled = scale.values()[c] * inverted;
        mean[c] = (float) centre;
        inverse[c] = (float) inverted;
        factor[c] = (float) scaled;
        offset[c] = (float) (shift.values()[c] - centre * scaled);
    }

    @Override
    void prepare(int blocks) {
        if (moments.length < blocks) {
            moments = new float[blocks][2 * input().stride];
            slopes = new float[blocks][2 * input().stride];
        }
        count = 0;
    }

    @Override
    void forward(Frame frame) {
        if (!frame.training) {
            return;
        }
        int n = input().stride;
        int m = input().steps * frame.rows;
        float[] x = frame.data(input());
        float[] sums = frame.scratch[0];
        float[] squares = frame.scratch[1];
        Arrays.fill(sums, 0, n, 0f);
        Arrays.fill(squares, 0, n, 0f);
        frame.kernels.sumRows(m, n, x, 0, n, sums, 0);
        frame.kernels.scale(n, 1f / m, sums, 0, sums, 0);
        frame.kernels.sumSquares(m, n, x, sums, squares);
        System.arraycopy(sums, 0, moments[frame.block], 0, n);
        System.arraycopy(squares, 0, moments[frame.block], n, n);
    }

    @Override
    int scratch(int rows) {
        return input().stride;
    }

    /**
     * Combines the blocks' moments.
     *
     * @param rows number of rows of each block
     */
    void join(int[] rows) {
        int n = input().stride;
        long total = 0;
        for (int block : rows) {
            total += (long) block * input().steps;
        }
        count = total;
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int b = 0; b < rows.length; b++) {
                sum += (double) moments[b][c] * rows[b] * input().steps;
            }
            double centre = sum / total;
            double squares = 0;
            for (int b = 0; b < rows.length; b++) {
                double apart = moments[b][c] - centre;
                squares += moments[b][n + c] + apart * apart * rows[b] * input().steps;
            }
            transform(c, centre, 1 / Math.sqrt(squares / total + spec.epsilon()));
            double unbiased = squares / Math.max(1, total - 1);
            runningMean[c] += (float) (spec.momentum() * (centre - runningMean[c]));
            runningVariance[c] += (float) (spec.momentum() * (unbiased - runningVariance[c]));
        }
    }

    /** Returns where {@link NormalizeOp} writes Σ d and Σ d (x - mean) of a block. */
    float[] slopes(int block) {
        return slopes[block];
    }

    /** Combines the blocks' slopes. */
    void joinSlopes(int blocks) {
        int n = input().stride;
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double product = 0;
            for (int b = 0; b < blocks; b++) {
                sum += slopes[b][c];
                product += slopes[b][n + c];
            }
            double inverted = inverse[c];
            shift.gradient[c] = (float) sum;
            scale.gradient[c] = (float) (product * inverted);
            double scaled = scale.values()[c] * inverted;
            slopeFactor[c] = (float) scaled;
            centredFactor[c] = (float) (-scaled * inverted * inverted * product / count);
            slopeOffset[c] = (float) (-scaled * sum / count);
        }
    }

    @Override
    void backward(Frame frame) {
        if (!input().trained) {
            return;
        }
        frame.kernels.normalizeBackward(
                input().steps * frame.rows,
                input().stride,
                frame.gradient(input()),
                frame.data(input()),
                mean,
                slopeFactor,
                centredFactor,
                slopeOffset);
    }
}
