package io.gruard.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * A compiled network: operations in order, and the lifetimes of their arrays. Batch moments end a segment, since the
 * operations after them need those of all blocks. So a training step runs in phases: each segment forward, the last one
 * forward and backward, each earlier one backward. An array that lives within one phase belongs to the thread, any
 * other to the block.
 *
 * @param parameters in the order of the network's
 */
record Plan(
        List<Op> ops,
        List<Value> values,
        Value input,
        Value logits,
        List<Parameter> parameters,
        List<List<Op>> segments,
        boolean[] dataOfBlock,
        boolean[] gradientOfBlock,
        boolean[] keptOfBlock,
        int sums) {

    static Plan of(Network network) {
        PlanBuilder builder = new PlanBuilder(network);
        Value logits = builder.compile();
        return of(builder, logits);
    }

    private static Plan of(PlanBuilder builder, Value logits) {
        List<Op> ops = builder.ops();
        List<List<Op>> segments = segments(ops);
        int sums = 0;
        for (int i = 0; i < ops.size(); i++) {
            ops.get(i).id = i;
            ops.get(i).sumsAt = sums;
            sums += ops.get(i).sums();
        }
        Lifetimes lifetimes = new Lifetimes(segments, builder.values(), logits);
        return new Plan(
                List.copyOf(ops),
                List.copyOf(builder.values()),
                builder.input(),
                logits,
                builder.parameters(),
                segments,
                lifetimes.dataOfBlock(),
                lifetimes.gradientOfBlock(),
                lifetimes.keptOfBlock(),
                sums);
    }

    private static List<List<Op>> segments(List<Op> ops) {
        List<List<Op>> segments = new ArrayList<>();
        List<Op> segment = new ArrayList<>();
        for (Op op : ops) {
            segment.add(op);
            if (op instanceof BatchMomentsOp) {
                segments.add(List.copyOf(segment));
                segment = new ArrayList<>();
            }
        }
        segments.add(List.copyOf(segment));
        return List.copyOf(segments);
    }

    /** Returns the moments that end segment {@code index}. */
    BatchMomentsOp momentsBehind(int index) {
        List<Op> segment = segments.get(index);
        return (BatchMomentsOp) segment.get(segment.size() - 1);
    }

    /** Returns the input of the last, dense layer. It is still available after the logits are computed. */
    Value features() {
        Op last = ops.getLast();
        if (!(last instanceof LinearOp)) {
            throw new IllegalStateException("features require a dense last layer");
        }
        return last.inputs.getFirst();
    }

    int scratch(int rows) {
        return ops.stream().mapToInt(op -> op.scratch(rows)).max().orElse(0);
    }
}
