package io.gruard.nn;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures the engine's kernels at the sizes of network A and B in a block of 48 rows. Products count their
 * floating-point operations, so JMH's score is in operations a microsecond (a thousandth of GFLOP/s). The others count
 * elements.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KernelBenchmarks {
    private static final int ROWS = 48;
    private static final int UNITS = 64;
    private static final int STEPS = 61;
    private static final int SLOPE_ROW = 4 * UNITS + 16;

    private final Kernels kernels = Kernels.chosen();
    private final int first = Lanes.first();
    private PackedMatrix square = new PackedMatrix(0, 0, 1);
    private PackedMatrix backwardWeights = square;
    private PackedMatrix taps = square;
    private float[] x = {};
    private float[] states = {};
    private float[] gates = {};
    private float[] slopes = {};
    private float[] sums = {};
    private float[] carry = {};
    private float[] bias = {};
    private int step;

    /** Fills all arrays; each step of the time loop has its own part of them, as in training. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        square = packed(random, UNITS, UNITS);
        backwardWeights = packed(random, 3 * UNITS, UNITS);
        taps = packed(random, 24, UNITS);
        x = random(random, (STEPS + 1) * ROWS * UNITS);
        states = random(random, (STEPS + 1) * ROWS * 2 * UNITS);
        gates = random(random, (STEPS + 1) * ROWS * 4 * UNITS);
        slopes = random(random, ROWS * SLOPE_ROW);
        sums = random(random, UNITS * 3 * UNITS);
        carry = random(random, ROWS * UNITS);
        bias = random(random, 4 * UNITS);
    }

    private PackedMatrix packed(SplittableRandom random, int rows, int columns) {
        PackedMatrix matrix = new PackedMatrix(rows, columns, kernels.panel());
        for (int i = 0; i < rows * columns; i++) {
            matrix.set(i / columns, i % columns, (float) random.nextDouble(-0.1, 0.1));
        }
        return matrix;
    }

    private static float[] random(SplittableRandom random, int n) {
        float[] values = new float[n + 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-0.1, 0.1);
        }
        return values;
    }

    private int next() {
        step = (step + 1) % STEPS;
        return step;
    }

    /** Multiplies a step's states by recurrent weights of one gate: (48, 64) by (64, 64). */
    @Benchmark
    @OperationsPerInvocation(2 * ROWS * UNITS * UNITS)
    public void recurrentProduct() {
        int t = next();
        int row = 2 * UNITS;
        int to = t * ROWS * 4 * UNITS;
        kernels.product(ROWS, UNITS, states, t * ROWS * row, row, 1, square, 0, bias, 0, 0, gates, to, 4 * UNITS);
    }

    /** Multiplies a step's slopes by the recurrent weights of all gates: (48, 192) by (192, 64). */
    @Benchmark
    @OperationsPerInvocation(2 * ROWS * 3 * UNITS * UNITS)
    public void backwardProduct() {
        kernels.product(
                ROWS, 3 * UNITS, slopes, first, SLOPE_ROW, 1, backwardWeights, 0, carry, 0, UNITS, carry, 0, UNITS);
    }

    /** Computes a step's part of the input weights' gradient: (64, 48) by (48, 192). */
    @Benchmark
    @OperationsPerInvocation(2 * ROWS * 3 * UNITS * UNITS)
    public void weightsGradient() {
        int at = next() * ROWS * UNITS;
        int row = 3 * UNITS;
        kernels.accumulate(UNITS, row, ROWS, x, at, 1, UNITS, slopes, first, SLOPE_ROW, sums, 0, row);
    }

    /** Computes one step of a convolution of width 24 over one channel: (48, 24) by (24, 64). */
    @Benchmark
    @OperationsPerInvocation(2 * ROWS * 24 * UNITS)
    public void convolutionOfOneChannel() {
        int t = next() / 2;
        kernels.product(ROWS, 24, x, t * ROWS, 1, ROWS, taps, 0, bias, 0, 0, states, t * ROWS * UNITS, UNITS);
    }

    /** Computes all functions of a GRU's gates for a step. */
    @Benchmark
    @OperationsPerInvocation(ROWS * UNITS)
    public void gruGates() {
        int t = next();
        int row = 2 * UNITS;
        int from = t * ROWS * row;
        int to = (t + 1) * ROWS * row;
        kernels.gruForward(ROWS, UNITS, gates, t * ROWS * 4 * UNITS, states, from, row, states, to, row);
    }

    /** Computes their backward pass. */
    @Benchmark
    @OperationsPerInvocation(ROWS * UNITS)
    public void gruGatesBackward() {
        int t = next();
        int row = 2 * UNITS;
        int from = t * ROWS * row;
        int at = t * ROWS * 4 * UNITS;
        kernels.gruBackward(
                ROWS, UNITS, gates, at, states, from, row, x, t * ROWS * UNITS, UNITS, carry, slopes, first, SLOPE_ROW);
    }

    /** Computes the softmax of a row of attention over 47 steps. */
    @Benchmark
    @OperationsPerInvocation(47)
    public void softmax() {
        kernels.softmax(47, 0.2f, carry, 0);
    }

    /** Computes tanh of a block's attention layer for one step. */
    @Benchmark
    @OperationsPerInvocation(ROWS * UNITS)
    public void tanh() {
        kernels.tanh(carry, 0, ROWS * UNITS);
    }
}
