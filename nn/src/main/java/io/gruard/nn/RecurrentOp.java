package io.gruard.nn;

import java.util.ArrayList;
import java.util.List;

/** A recurrent layer of one or two directions, see {@link RecurrentDirection}. */
final class RecurrentOp extends Op {
    private final List<RecurrentDirection> directions;
    private final List<Parameter> parameters;

    /**
     * Creates the operation.
     *
     * @param parameters input weight, recurrent weight, input bias, recurrent bias, for each direction
     */
    RecurrentOp(Value input, Value output, LayerSpec.Recurrent spec, List<Parameter> parameters) {
        super(input, output);
        this.parameters = List.copyOf(parameters);
        List<RecurrentDirection> made = new ArrayList<>();
        for (int d = 0; d * 4 < parameters.size(); d++) {
            List<Parameter> own = parameters.subList(4 * d, 4 * d + 4);
            made.add(
                    switch (spec.cell()) {
                        case GRU -> new GruDirection(input, output, spec.units(), d == 1, own);
                        case LSTM -> new LstmDirection(input, output, spec.units(), d == 1, own);
                    });
        }
        this.directions = List.copyOf(made);
    }

    @Override
    boolean readsInput() {
        return true;
    }

    @Override
    boolean readsOutput() {
        return true;
    }

    @Override
    int kept(int rows, boolean training) {
        return directions.size() * directions.get(0).kept(rows, training);
    }

    @Override
    int scratch(int rows) {
        return directions.get(0).scratch(rows);
    }

    @Override
    int sums() {
        return directions.size() * directions.get(0).sums();
    }

    @Override
    List<Parameter> parameters() {
        return parameters;
    }

    @Override
    void pack() {
        directions.forEach(RecurrentDirection::pack);
    }

    @Override
    void unpack(float[] sums) {
        for (int d = 0; d < directions.size(); d++) {
            directions.get(d).unpack(sums, sumsAt + d * directions.get(d).sums());
        }
    }

    @Override
    void forward(Frame frame) {
        for (int d = 0; d < directions.size(); d++) {
            RecurrentDirection direction = directions.get(d);
            direction.forward(frame, frame.kept(this), d * direction.kept(frame.rows, frame.training));
        }
    }

    @Override
    void backward(Frame frame) {
        for (int d = 0; d < directions.size(); d++) {
            RecurrentDirection direction = directions.get(d);
            int keptAt = d * direction.kept(frame.rows, true);
            direction.backward(frame, frame.kept(this), keptAt, sumsAt + d * direction.sums(), d > 0);
        }
    }
}
