package io.gruard.nn;

/**
 * The arrays of the operations while one thread works on one block of rows. Some belong to the thread, whose next block
 * overwrites them. Others belong to the block and last until the backward pass.
 */
final class Frame {
    final Kernels kernels = Kernels.chosen();
    final float[][] data;
    final float[][] gradients;
    final float[][] kept;
    /** Three arrays that an operation may use freely while it runs. */
    final float[][] scratch;

    float[] sums = new float[0];
    /** Rows of this block. */
    int rows;
    /** Index of the block's first row in the batch. */
    int firstRow;

    int block;
    boolean training;
    long seed;
    long step;

    Frame(int values, int ops, int scratch) {
        this.data = new float[values][];
        this.gradients = new float[values][];
        this.kept = new float[ops][];
        this.scratch = new float[3][scratch];
    }

    float[] data(Value value) {
        return data[value.data.id];
    }

    float[] gradient(Value value) {
        return gradients[value.gradient.id];
    }

    float[] kept(Op op) {
        return kept[op.id];
    }
}
