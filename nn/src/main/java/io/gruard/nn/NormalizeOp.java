package io.gruard.nn;

import java.util.Arrays;
import java.util.List;

/** The second half of batch normalisation, after {@link BatchMomentsOp}: scales and shifts each channel. */
final class NormalizeOp extends Op {
    private final BatchMomentsOp moments;

    NormalizeOp(BatchMomentsOp moments) {
        super(moments.output, moments.output.withOwnData());
        this.moments = moments;
    }

    @Override
    boolean readsInput() {
        return true;
    }

    @Override
    List<Parameter> parameters() {
        return List.of(moments.scale(), moments.shift());
    }

    @Override
    void forward(Frame frame) {
        frame.kernels.scaleRows(
                input().steps * frame.rows,
                input().stride,
                frame.data(input()),
                moments.factor,
                moments.offset,
                frame.data(output));
    }

    /**
     * Only computes the sums: the slope itself stays in place, and {@link BatchMomentsOp#backward} changes it there.
     */
    @Override
    void backward(Frame frame) {
        int n = input().stride;
        float[] sums = frame.scratch[0];
        float[] products = frame.scratch[1];
        Arrays.fill(sums, 0, n, 0f);
        Arrays.fill(products, 0, n, 0f);
        frame.kernels.sumProducts(
                input().steps * frame.rows,
                n,
                frame.gradient(output),
                frame.data(input()),
                moments.mean,
                sums,
                products);
        float[] left = moments.slopes(frame.block);
        System.arraycopy(sums, 0, left, 0, n);
        System.arraycopy(products, 0, left, n, n);
    }

    @Override
    int scratch(int rows) {
        return input().stride;
    }
}
