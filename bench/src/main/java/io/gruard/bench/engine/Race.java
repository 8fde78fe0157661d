package io.gruard.bench.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sides in turn, round by round, so that what the machine does beside them strikes all alike. Before, each shows that it computes
 * the same probabilities from the same weights.
 */
final class Race {
    /** By how much probabilities in single precision may differ between two libraries. */
    private static final double SAME = 1e-4;

    private final Sides sides;
    private final Effort effort;

    /**
     * How much is measured.
     *
     * @param rounds of each side
     * @param roundSeconds that a round lasts, roughly; at least one call
     * @param warmUpSeconds before the first round, and at least three calls
     */
    record Effort(int rounds, double roundSeconds, double warmUpSeconds) {
        Effort {
            if (rounds < 1 || !(roundSeconds > 0) || !(warmUpSeconds >= 0)) {
                throw new IllegalArgumentException("rounds and their seconds must be positive, found " + rounds
                        + " rounds of " + roundSeconds + " s after " + warmUpSeconds + " s");
            }
        }
    }

    Race(Sides sides, Effort effort) {
        this.sides = sides;
        this.effort = effort;
    }

    /** Measures {@code compared}, the first of which is the one that the others are held against. */
    List<Measured> run(Workload workload, List<BenchSide> compared) throws IOException {
        Map<SideProcess, List<double[]>> rounds = new LinkedHashMap<>();
        try {
            for (BenchSide side : compared) {
                rounds.put(sides.start(side, workload), new ArrayList<>());
            }
            requireSameProbabilities(List.copyOf(rounds.keySet()));
            Map<SideProcess, Integer> calls = new LinkedHashMap<>();
            for (SideProcess process : rounds.keySet()) {
                calls.put(process, warmUp(process));
            }
            for (int round = 0; round < effort.rounds(); round++) {
                for (Map.Entry<SideProcess, Integer> turn : calls.entrySet()) {
                    rounds.getOrDefault(turn.getKey(), List.of())
                            .add(turn.getKey().run(turn.getValue()));
                }
            }
            List<Measured> measured = new ArrayList<>();
            for (Map.Entry<SideProcess, List<double[]>> one : rounds.entrySet()) {
                measured.add(new Measured(
                        one.getKey().side(), one.getValue(), one.getKey().maxBytes()));
            }
            return measured;
        } finally {
            rounds.keySet().forEach(SideProcess::close);
        }
    }

    private static void requireSameProbabilities(List<SideProcess> processes) throws IOException {
        double[] expected = processes.get(0).probabilities();
        for (SideProcess process : processes.subList(1, processes.size())) {
            double[] found = process.probabilities();
            for (int i = 0; i < expected.length; i++) {
                if (found.length != expected.length || !(Math.abs(found[i] - expected[i]) <= SAME)) {
                    throw new IOException(
                            "%s does not compute the same network: probability %d of %d is %s, expected %s"
                                    .formatted(process.side().title(), i, found.length, found[i], expected[i]));
                }
            }
        }
    }

    /** Runs the side until it is warm and returns how many calls make a round. */
    private int warmUp(SideProcess process) throws IOException {
        double spent = 0;
        double last = 0;
        for (int calls = 0; calls < 3 || spent < effort.warmUpSeconds(); calls++) {
            last = process.run(1)[0];
            spent += last;
        }
        return Math.clamp(Math.round(effort.roundSeconds() / last), 1, 5000);
    }
}
