package io.gruard.nn;

import java.util.Arrays;
import java.util.List;

/** Finds the phases in which each array of a plan is written or read. */
final class Lifetimes {
    private final int last;
    private final int[] dataFrom;
    private final int[] dataTo;
    private final int[] gradientFrom;
    private final int[] gradientTo;
    private final boolean[] keptOfBlock;

    Lifetimes(List<List<Op>> segments, List<Value> values, Value logits) {
        int n = values.size();
        last = segments.size() - 1;
        dataFrom = new int[n];
        dataTo = new int[n];
        gradientFrom = new int[n];
        gradientTo = new int[n];
        Arrays.fill(dataFrom, Integer.MAX_VALUE);
        Arrays.fill(dataTo, -1);
        Arrays.fill(gradientFrom, Integer.MAX_VALUE);
        Arrays.fill(gradientTo, -1);
        keptOfBlock = new boolean[segments.stream().mapToInt(List::size).sum()];
        for (int s = 0; s <= last; s++) {
            for (Op op : segments.get(s)) {
                visit(op, s);
            }
        }
        data(logits, last);
        gradient(logits, last);
    }

    private void visit(Op op, int segment) {
        int back = 2 * last - segment;
        keptOfBlock[op.id] = segment != last;
        for (Value input : op.inputs) {
            data(input, segment);
            gradient(input, back);
            if (op.readsInput()) {
                data(input, back);
            }
        }
        List<Value> outputs = op instanceof ForkOp fork ? fork.readers : List.of(op.output);
        for (Value output : outputs) {
            data(output, segment);
            gradient(output, back);
            if (op.readsOutput()) {
                data(output, back);
            }
        }
    }

    private void data(Value value, int phase) {
        int id = value.data.id;
        dataFrom[id] = Math.min(dataFrom[id], phase);
        dataTo[id] = Math.max(dataTo[id], phase);
    }

    private void gradient(Value value, int phase) {
        int id = value.gradient.id;
        gradientFrom[id] = Math.min(gradientFrom[id], phase);
        gradientTo[id] = Math.max(gradientTo[id], phase);
    }

    private static boolean[] longer(int[] from, int[] to) {
        boolean[] result = new boolean[from.length];
        for (int i = 0; i < from.length; i++) {
            result[i] = to[i] > from[i];
        }
        return result;
    }

    boolean[] dataOfBlock() {
        return longer(dataFrom, dataTo);
    }

    boolean[] gradientOfBlock() {
        return longer(gradientFrom, gradientTo);
    }

    boolean[] keptOfBlock() {
        return keptOfBlock;
    }
}
