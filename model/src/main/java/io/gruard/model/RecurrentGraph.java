package io.gruard.model;

import io.gruard.nn.LayerSpec.Cell;
import io.gruard.nn.LayerSpec.Recurrent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds recurrent layers as ONNX operators. Their gates are in another order than gruard's: z, r, h for GRU (gruard: r,
 * z, n), and i, o, f, c for LSTM (gruard: i, f, g, o).
 */
final class RecurrentGraph {
    private static final int[] GRU_GATES = {1, 0, 2};
    private static final int[] LSTM_GATES = {0, 3, 1, 2};

    private RecurrentGraph() {}

    /** Takes (steps, batch, channels), returns (batch, steps, units of all directions). */
    static String add(Recurrent layer, LayerOutput input, Place place) {
        List<String> directions = layer.bidirectional() ? List.of("forward", "backward") : List.of("forward");
        int gates = Math.multiplyExact(layer.cell().gates(), layer.units());
        int channels = input.shape().channels();
        List<WeightView> inputWeights = new ArrayList<>();
        List<WeightView> recurrentWeights = new ArrayList<>();
        List<WeightView> biases = new ArrayList<>();
        for (String direction : directions) {
            inputWeights.add(ordered(layer, place.array(direction + ".input_weight", gates, channels)));
            recurrentWeights.add(ordered(layer, place.array(direction + ".recurrent_weight", gates, layer.units())));
            biases.add(WeightView.concat(
                    ordered(layer, place.array(direction + ".input_bias", gates)),
                    ordered(layer, place.array(direction + ".recurrent_bias", gates))));
        }
        String states = node(layer, place)
                .from(
                        input.value(),
                        stacked(place, "input_weight", inputWeights),
                        stacked(place, "recurrent_weight", recurrentWeights),
                        stacked(place, "bias", biases));
        // From (steps, directions, batch, units) to (batch, steps, directions, units).
        String turned = place.node("Transpose", "rows")
                .with("perm", new long[] {2, 0, 1, 3})
                .from(states);
        return place.reshape("output", turned, 0, 0, (long) directions.size() * layer.units());
    }

    private static GraphBuilder.Node node(Recurrent layer, Place place) {
        GraphBuilder.Node node = place.node(layer.cell().name(), "states")
                .with("direction", layer.bidirectional() ? "bidirectional" : "forward")
                .with("hidden_size", layer.units());
        return layer.cell() == Cell.GRU ? node.with("linear_before_reset", 1) : node;
    }

    /** Reorders blocks of {@code units} rows, one for each gate, to ONNX's order. */
    private static WeightView ordered(Recurrent layer, WeightView array) {
        int[] order = switch (layer.cell()) {
            case GRU -> GRU_GATES;
            case LSTM -> LSTM_GATES;
        };
        return WeightView.concat(Arrays.stream(order)
                .mapToObj(gate -> array.slice(gate * layer.units(), (gate + 1) * layer.units()))
                .toArray(WeightView[]::new));
    }

    /** Stacks one array for each direction along a new first axis. */
    private static String stacked(Place place, String role, List<WeightView> directions) {
        WeightView all = WeightView.concat(directions.toArray(WeightView[]::new));
        int[] one = directions.getFirst().shape();
        int[] shape = new int[one.length + 1];
        shape[0] = directions.size();
        System.arraycopy(one, 0, shape, 1, one.length);
        return place.graph().weight(place.name(role), all.reshape(shape));
    }
}
