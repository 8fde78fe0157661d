package io.gruard.bench.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the sides alternately, round by round, so that other load on the machine affects all of them equally. Before
 * timing, each side must compute the same probabilities from the same weights.
 */
final class Race {
    /** The maximum difference of single-precision probabilities between two libraries. */
    private static final double SAME = 1e-4;

    private final Sides sides;
    private final Effort effort;

    /**
     * How much is measured.
     *
     * @param rounds rounds of each side
     * @param roundSeconds approximate length of a round; at least one call
     * @param warmUpSeconds length of the warm-up; at least three calls
     */
    record Effort(int rounds, double roundSeconds, double warmUpSeconds) {
        Effort {
            if (rounds < 1 || !(roundSeconds > 0) || !(warmUpSeconds >= 0)) {
                throw new IllegalArgumentException("expected positive rounds and seconds, found " + rounds
                        + " rounds of " + roundSeconds + " s after " + warmUpSeconds + " s");
            }
        }
    }

    Race(Sides sides, Effort effort) {
        this.sides = sides;
        this.effort = effort;
    }

    /** Measures {@code compared}. The others are compared with the first. */
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
                            "%s does not compute the same network: probability %d of %d: expected %s, found %s"
                                    .formatted(process.side().title(), i, found.length, expected[i], found[i]));
                }
            }
        }
    }

    /** Runs the side until it is warm and returns the number of calls of a round. */
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
