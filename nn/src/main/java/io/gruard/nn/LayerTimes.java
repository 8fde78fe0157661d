package io.gruard.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The time of a training session by layer: nanoseconds of the forward and the backward pass, summed over threads. It is
 * measured only on request, because it reads the clock twice around every operation on every block.
 */
public final class LayerTimes {
    /** Longs between two threads' counters, so that they share no cache line. */
    private static final int APART = 16;

    private final int layers;
    private final int row;
    private final long[] nanos;

    LayerTimes(int layers, int threads) {
        this.layers = layers;
        this.row = 2 * layers + APART;
        this.nanos = new long[row * threads];
    }

    /**
     * The time of one layer.
     *
     * @param layer its place in the network, from 0
     * @param forward nanoseconds of all threads in the forward pass
     * @param backward nanoseconds of all threads in the backward pass
     */
    public record Share(int layer, long forward, long backward) {}

    /** Returns the layers in order, since the session began or {@link #clear} was called. */
    public List<Share> shares() {
        return IntStream.range(0, layers)
                .mapToObj(layer -> new Share(layer, sum(2 * layer), sum(2 * layer + 1)))
                .toList();
    }

    /** Resets all times to zero. */
    public void clear() {
        Arrays.fill(nanos, 0);
    }

    private long sum(int at) {
        long sum = 0;
        for (int i = at; i < nanos.length; i += row) {
            sum += nanos[i];
        }
        return sum;
    }

    void forward(Op op, Frame frame, int worker) {
        long begun = System.nanoTime();
        op.forward(frame);
        nanos[worker * row + 2 * op.layer] += System.nanoTime() - begun;
    }

    void backward(Op op, Frame frame, int worker) {
        long begun = System.nanoTime();
        op.backward(frame);
        nanos[worker * row + 2 * op.layer + 1] += System.nanoTime() - begun;
    }
}
