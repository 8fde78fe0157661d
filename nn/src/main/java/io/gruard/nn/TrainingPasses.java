package io.gruard.nn;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes loss and gradients of a batch.
 *
 * <p>The batch is cut into blocks of rows, and the blocks, in order, into at most {@value #MAX_CHUNKS} chunks. Both
 * depend on the number of rows alone. A chunk is one thread's task and has its own sums, to which its blocks add in
 * order. The chunks' sums are then added in order. So no sum depends on the number of threads.
 */
final class TrainingPasses implements AutoCloseable {
    private static final int MAX_CHUNKS = 16;
    private static final int SLACK = 64;

    private final Plan plan;
    private final LossHead head;
    private final Workers workers;
    private final FramePool pool;
    private final float[][] sums;
    private double[] losses = new double[0];
    private int[] right = new int[0];
    private int correct;
    private @Nullable LayerTimes times;

    TrainingPasses(Plan plan, LossHead head, int threads) {
        this.plan = plan;
        this.head = head;
        this.workers = new Workers(threads);
        this.pool = new FramePool(plan, threads, true);
        this.sums = new float[MAX_CHUNKS][];
    }

    /** Measures the layers' times from now on. */
    void measure(LayerTimes expected) {
        times = expected;
    }

    /** The expected logits of a batch's rows. */
    sealed interface BatchTarget {
        /** The logit of each row's class should be the greatest, by the loss of the head. */
        record ClassTarget(int[] labels) implements BatchTarget {}

        /** The logits should be close to these values, (rows, outputs), by mean squared error. */
        record ValueTarget(float[] values) implements BatchTarget {}
    }

    /** The rows, the target and the random state of one step. */
    record TrainingBatch(float[] x, BatchTarget target, int rows, long seed, long step) {
        int blocks() {
            return (rows + FramePool.BLOCK_ROWS - 1) / FramePool.BLOCK_ROWS;
        }

        int chunks() {
            return Math.min(MAX_CHUNKS, blocks());
        }
    }

    /** Returns the rows of the last batch whose greatest logit was their label's. */
    int correct() {
        return correct;
    }

    /** Writes every parameter's gradient and returns the loss. */
    double run(TrainingBatch batch) {
        int blocks = batch.blocks();
        double weight = switch (batch.target()) {
            case BatchTarget.ClassTarget(int[] labels) -> head.totalWeight(labels, batch.rows());
            case BatchTarget.ValueTarget ignored -> (double) batch.rows() * plan.logits().channels;
        };
        pool.reserve(blocks);
        workers.forEach(batch.chunks(), (chunk, worker) -> clear(chunk));
        losses = new double[blocks];
        right = new int[blocks];
        workers.forEach(plan.ops().size(), (op, worker) -> plan.ops().get(op).pack());
        int last = plan.segments().size() - 1;
        for (int s = 0; s < last; s++) {
            forward(batch, s);
            plan.momentsBehind(s).join(blockRows(batch));
        }
        both(batch, last, weight);
        for (int s = last - 1; s >= 0; s--) {
            plan.momentsBehind(s).joinSlopes(blocks);
            backward(batch, s);
        }
        reduce(batch.chunks());
        workers.forEach(plan.ops().size(), (op, worker) -> plan.ops().get(op).unpack(sums[0]));
        correct = Arrays.stream(right).sum();
        return Arrays.stream(losses).reduce(0, Double::sum);
    }

    private static int[] blockRows(TrainingBatch batch) {
        int[] rows = new int[batch.blocks()];
        Arrays.fill(rows, FramePool.BLOCK_ROWS);
        rows[rows.length - 1] = batch.rows() - (rows.length - 1) * FramePool.BLOCK_ROWS;
        return rows;
    }

    private void clear(int chunk) {
        if (sums[chunk] == null) {
            sums[chunk] = new float[plan.sums() + SLACK];
        } else {
            Arrays.fill(sums[chunk], 0f);
        }
    }

    private interface BlockTask {
        void run(Frame frame, int worker);
    }

    private void forEachBlock(TrainingBatch batch, BlockTask task) {
        int blocks = batch.blocks();
        int chunks = batch.chunks();
        workers.forEach(chunks, (chunk, worker) -> {
            for (int block = chunk * blocks / chunks; block < (chunk + 1) * blocks / chunks; block++) {
                Frame frame = pool.frame(worker, block, batch.rows());
                frame.sums = sums[chunk];
                frame.seed = batch.seed();
                frame.step = batch.step();
                task.run(frame, worker);
            }
        });
    }

    private void forward(TrainingBatch batch, int segment) {
        List<Op> ops = plan.segments().get(segment);
        forEachBlock(batch, (frame, worker) -> forward(batch, segment, ops, frame, worker));
    }

    private void forward(TrainingBatch batch, int segment, List<Op> ops, Frame frame, int worker) {
        if (segment == 0) {
            pool.load(frame, batch.x());
        }
        LayerTimes measured = times;
        for (Op op : ops) {
            if (measured == null) {
                op.forward(frame);
            } else {
                measured.forward(op, frame, worker);
            }
        }
    }

    private void backward(TrainingBatch batch, int segment) {
        List<Op> ops = plan.segments().get(segment);
        forEachBlock(batch, (frame, worker) -> backward(ops, frame, worker));
    }

    private void backward(List<Op> ops, Frame frame, int worker) {
        LayerTimes measured = times;
        for (int i = ops.size() - 1; i >= 0; i--) {
            if (measured == null) {
                ops.get(i).backward(frame);
            } else {
                measured.backward(ops.get(i), frame, worker);
            }
        }
    }

    private void both(TrainingBatch batch, int segment, double weight) {
        List<Op> ops = plan.segments().get(segment);
        forEachBlock(batch, (frame, worker) -> {
            forward(batch, segment, ops, frame, worker);
            evaluator(batch, frame, weight);
            backward(ops, frame, worker);
        });
    }

    private void evaluator(TrainingBatch batch, Frame frame, double weight) {
        switch (batch.target()) {
            case BatchTarget.ClassTarget(int[] labels) -> evaluator(labels, frame, weight);
            case BatchTarget.ValueTarget(float[] values) -> evaluator(values, frame, weight);
        }
    }

    private void evaluator(int[] labels, Frame frame, double weight) {
        Value logits = plan.logits();
        float[] z = frame.data(logits);
        float[] slope = frame.gradient(logits);
        double[] probabilities = new double[logits.channels];
        double loss = 0;
        int hits = 0;
        for (int r = 0; r < frame.rows; r++) {
            int at = r * logits.stride;
            int label = labels[frame.firstRow + r];
            loss += head.row(z, at, label, weight, slope, probabilities);
            hits += max(probabilities) == label ? 1 : 0;
        }
        losses[frame.block] = loss;
        right[frame.block] = hits;
    }

    private void evaluator(float[] expected, Frame frame, double weight) {
        Value outputs = plan.logits();
        float[] z = frame.data(outputs);
        float[] slope = frame.gradient(outputs);
        double squares = 0;
        for (int r = 0; r < frame.rows; r++) {
            int at = r * outputs.stride;
            int from = (frame.firstRow + r) * outputs.channels;
            for (int c = 0; c < outputs.channels; c++) {
                double apart = (double) z[at + c] - expected[from + c];
                squares += apart * apart;
                slope[at + c] = (float) (2 * apart / weight);
            }
        }
        losses[frame.block] = squares / weight;
    }

    private static int max(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private void reduce(int chunks) {
        int parts = 16;
        int length = plan.sums();
        workers.forEach(parts, (part, worker) -> {
            int from = (int) ((long) length * part / parts);
            int to = (int) ((long) length * (part + 1) / parts);
            for (int c = 1; c < chunks; c++) {
                for (int i = from; i < to; i++) {
                    sums[0][i] += sums[c][i];
                }
            }
        });
    }

    @Override
    public void close() {
        workers.close();
    }
}
