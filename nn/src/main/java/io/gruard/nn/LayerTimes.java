package io.gruard.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the time of a training session goes: for each layer of the network the nanoseconds on the way there and on the way back,
 * summed over threads. Measured only for a session that was asked for them, since two looks at the clock stand around every
 * operation on every block.
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
     * One layer's share.
     *
     * @param layer its place in the network, from 0
     * @param forward nanoseconds of all threads on the way there
     * @param backward nanoseconds of all threads on the way back
     */
    public record Share(int layer, long forward, long backward) {}

    /** The layers in order, since the session began or {@link #clear} was called. */
    public List<Share> shares() {
        return IntStream.range(0, layers)
                .mapToObj(layer -> new Share(layer, sum(2 * layer), sum(2 * layer + 1)))
                .toList();
    }

    /** Begins anew. */
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
