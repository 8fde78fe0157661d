package io.gruard.nn;

import java.util.ArrayList;
import java.util.List;

/** The frames of a plan's threads and the arrays of its blocks. They are allocated at first use and reused. */
final class FramePool {
    /**
     * Rows of a block: a multiple of a tile's rows. It is small enough that an operation's output is still in the
     * second-level cache when the next one reads it, for a hundred steps of 64 channels. Operations that need more rows
     * at once take several steps.
     */
    static final int BLOCK_ROWS = 18;
    /** Vectors may read past a row's end, so every array has this much room after its values. */
    private static final int SLACK = 64;

    private final Plan plan;
    private final boolean training;
    private final Frame[] frames;
    private final List<Frame> blocks = new ArrayList<>();

    FramePool(Plan plan, int threads, boolean training) {
        this.plan = plan;
        this.training = training;
        this.frames = new Frame[threads];
        for (int i = 0; i < threads; i++) {
            frames[i] = allocate(false, plan.scratch(BLOCK_ROWS) + SLACK);
            frames[i].training = training;
        }
    }

    /** Allocates the arrays of a batch. */
    void reserve(int count) {
        while (training && blocks.size() < count) {
            blocks.add(allocate(true, 0));
        }
        plan.ops().forEach(op -> op.prepare(count));
    }

    /** Returns the worker's frame, set to a block. */
    Frame frame(int worker, int block, int rows) {
        Frame frame = frames[worker];
        frame.block = block;
        frame.firstRow = block * BLOCK_ROWS;
        frame.rows = Math.min(BLOCK_ROWS, rows - frame.firstRow);
        if (training) {
            borrow(blocks.get(block), frame);
        }
        return frame;
    }

    private static void borrow(Frame block, Frame frame) {
        take(block.data, frame.data);
        take(block.gradients, frame.gradients);
        take(block.kept, frame.kept);
    }

    private static void take(float[][] from, float[][] to) {
        for (int i = 0; i < from.length; i++) {
            if (from[i] != null) {
                to[i] = from[i];
            }
        }
    }

    private Frame allocate(boolean ofBlock, int scratch) {
        Frame frame = new Frame(plan.values().size(), plan.ops().size(), scratch);
        for (Value value : plan.values()) {
            int size = value.floats(BLOCK_ROWS) + SLACK;
            if (value.data == value && (training && plan.dataOfBlock()[value.id]) == ofBlock) {
                frame.data[value.id] = new float[size];
            }
            if (training && value.gradient == value && plan.gradientOfBlock()[value.id] == ofBlock) {
                frame.gradients[value.id] = new float[size];
            }
        }
        for (Op op : plan.ops()) {
            int kept = op.kept(BLOCK_ROWS, training);
            if (kept > 0 && (training && plan.keptOfBlock()[op.id]) == ofBlock) {
                frame.kept[op.id] = new float[kept + SLACK];
            }
        }
        return frame;
    }

    /** Copies rows (rows, steps, channels) into the layout of the input. */
    void load(Frame frame, float[] x) {
        Value input = plan.input();
        float[] to = frame.data(input);
        int size = input.steps * input.channels;
        for (int r = 0; r < frame.rows; r++) {
            int from = (frame.firstRow + r) * size;
            for (int t = 0; t < input.steps; t++) {
                int at = (t * frame.rows + r) * input.stride;
                for (int c = 0; c < input.channels; c++) {
                    to[at + c] = x[from + t * input.channels + c];
                }
            }
        }
    }
}
