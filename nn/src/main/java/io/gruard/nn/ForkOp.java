package io.gruard.nn;

import java.util.List;

/** Passes one value to several readers. Their slopes are added in the place of the first one's slope. */
final class ForkOp extends Op {
    final List<Value> readers;

    ForkOp(Value input, List<Value> readers) {
        super(input, readers.get(0));
        this.readers = List.copyOf(readers);
        input.hold();
    }

    @Override
    void forward(Frame frame) {}

    @Override
    void backward(Frame frame) {
        if (!input().trained) {
            return;
        }
        int n = input().floats(frame.rows);
        float[] back = frame.gradient(input());
        for (int i = 1; i < readers.size(); i++) {
            frame.kernels.add(n, 1f, frame.gradient(readers.get(i)), 0, back, 0);
        }
    }
}
