package io.gruard.optimize.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.Golden;
import io.gruard.optimize.History;
import io.gruard.optimize.Optimization;
import io.gruard.optimize.Pruner;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudySettings;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import io.gruard.optimize.sampler.RandomSampler;
import io.gruard.optimize.storage.MemoryStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PrunersTest {

    private static final Map<String, Pruner> PRUNERS = Map.of(
            "median_default", PercentilePruner.median(),
            "median_nan", PercentilePruner.median(),
            "median_warm3_int2", new PercentilePruner(50, 5, 3, 2, 1),
            "median_min8", new PercentilePruner(50, 5, 0, 1, 8),
            "pct25", PercentilePruner.ofPercentile(25),
            "pct75", PercentilePruner.ofPercentile(75),
            "asha_r1_eta2", new SuccessiveHalvingPruner(1, 2, 0, 0),
            "asha_auto", SuccessiveHalvingPruner.defaults(),
            "wilcoxon", WilcoxonPruner.defaults());

    private final JsonNode golden = Golden.file("pruners_v5dev.json");

    private JsonNode golden(String name) {
        for (JsonNode c : golden) {
            if (c.get("pruner").asText().equals(name)) {
                return c;
            }
        }
        throw new IllegalArgumentException(name);
    }

    @TestFactory
    Stream<DynamicTest> decisionsEqualOptuna() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : golden) {
            if (c.has("finished")) {
                tests.add(DynamicTest.dynamicTest(
                        c.get("pruner").asText() + " " + c.get("direction").asText(), () -> assertDecisions(c)));
            }
        }
        assertThat(tests).hasSize(17);
        return tests.stream();
    }

    private static void assertDecisions(JsonNode c) {
        Direction direction = direction(c);
        List<TrialRecord> trials = new ArrayList<>();
        for (JsonNode reports : c.get("finished")) {
            SortedMap<Integer, Double> intermediate = new TreeMap<>();
            reports.properties()
                    .forEach(entry -> intermediate.put(Integer.valueOf(entry.getKey()), number(entry.getValue())));
            trials.add(trial(
                    trials.size(),
                    TrialState.COMPLETE,
                    intermediate.get(intermediate.lastKey()),
                    intermediate,
                    Map.of()));
        }
        Pruner pruner = Objects.requireNonNull(PRUNERS.get(c.get("pruner").asText()));
        SortedMap<Integer, Double> reports = new TreeMap<>();
        Map<String, JsonNode> systemAttributes = new TreeMap<>();
        for (JsonNode report : c.get("result")) {
            reports.put(report.get("step").asInt(), number(report.get("value")));
            TrialRecord running = trial(trials.size(), TrialState.RUNNING, null, reports, systemAttributes);
            List<TrialRecord> all =
                    Stream.concat(trials.stream(), Stream.of(running)).toList();
            Pruner.PruningDecision decision = pruner.decide(new History("golden", direction, all), running);
            systemAttributes.putAll(decision.systemAttributes());
            assertThat(decision.prune())
                    .as("at %s", report)
                    .isEqualTo(report.get("should_prune").asBoolean());
        }
    }

    @Test
    void bracketsOfHyperbandEqualOptuna() {
        JsonNode c = golden("hyperband_1_81_3");
        HyperbandPruner pruner = new HyperbandPruner(1, 81, 3);
        assertThat(Arrays.stream(pruner.allocations(81)).asDoubleStream().toArray())
                .isEqualTo(Golden.doubles(c.get("allocation_budgets")));
        String study = c.get("study_name").asText();
        assertThat(IntStream.range(0, 60)
                        .mapToDouble(number -> pruner.bracketOf(number, study, 81))
                        .toArray())
                .isEqualTo(Golden.doubles(c.get("bracket_of_trial_number")));
    }

    /** Runs 20 trials in sequence. The value at a step is base + 1 / step, or base − 1 / step for maximization. */
    @Test
    void successiveHalvingOfASequenceEqualsOptuna() {
        JsonNode c = golden("asha_sequence_r1_eta3");
        for (Direction direction : Direction.values()) {
            JsonNode expected = c.get(direction == Direction.MINIMIZE ? "minimize" : "maximize");
            Study study = Study.open(
                    new MemoryStorage(),
                    new StudySettings(
                            "asha", direction, new RandomSampler(), new SuccessiveHalvingPruner(1, 3, 0, 0), 0, null));
            study.optimize(
                    trial -> {
                        double base = expected.get(trial.number()).get("base").asDouble();
                        double value = base;
                        for (int step = 1; step <= 27; step++) {
                            value = direction == Direction.MINIMIZE ? base + 1.0 / step : base - 1.0 / step;
                            trial.report(step, value);
                            trial.throwIfPruned();
                        }
                        return value;
                    },
                    Optimization.ofTrials(expected.size()));
            for (TrialRecord trial : study.history().trials()) {
                assertSequence(trial, expected.get(trial.number()));
            }
        }
    }

    private static void assertSequence(TrialRecord trial, JsonNode expected) {
        JsonNode prunedAt = expected.get("pruned_at_step");
        if (prunedAt.isNull()) {
            assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
        } else {
            assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
            assertThat(trial.lastStep()).hasValue(prunedAt.asInt());
        }
        assertThat(trial.systemAttributes().keySet())
                .containsExactlyInAnyOrderElementsOf(expected.get("rungs").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
        expected.get("rungs")
                .properties()
                .forEach(rung -> assertThat(
                                Objects.requireNonNull(trial.systemAttributes().get(rung.getKey()))
                                        .asDouble())
                        .isCloseTo(rung.getValue().asDouble(), within(1e-12)));
    }

    /** Compares with scipy.stats.wilcoxon(d, alternative="greater", zero_method="zsplit"). */
    @Test
    void signedRankProbabilitiesEqualScipy() {
        assertThat(SignedRank.probabilityOfGreater(new double[] {1, 2, 3, 4, 5}))
                .isEqualTo(1 / 32.0);
        assertThat(SignedRank.probabilityOfGreater(new double[] {0, 0, 0})).isEqualTo(1);
        assertThat(SignedRank.probabilityOfGreater(new double[] {-1, 2, -3, 4, 5, 6, 7, -8}))
                .isCloseTo(0.230469, within(1e-6));
        assertThat(SignedRank.probabilityOfGreater(new double[] {0, 1, 1, -2, 3, 0, 4}))
                .isEqualTo(0.125);
        double[] many =
                IntStream.range(0, 60).mapToDouble(i -> Math.sin(i * 1.7) + 0.2).toArray();
        assertThat(SignedRank.probabilityOfGreater(many)).isCloseTo(0.017950061607939057, within(1e-9));
        double[] tied = Arrays.stream(many).map(d -> Math.rint(10 * d) / 10).toArray();
        assertThat(SignedRank.probabilityOfGreater(tied)).isCloseTo(0.015848626976621875, within(1e-9));
    }

    @Test
    void invalidSettingsAreRejected() {
        assertThatThrownBy(() -> PercentilePruner.ofPercentile(101)).hasMessageContaining("found 101");
        assertThatThrownBy(() -> new SuccessiveHalvingPruner(1, 1, 0, 0)).hasMessageContaining("found 1");
        assertThatThrownBy(() -> new HyperbandPruner(4, 2, 3)).hasMessageContaining("found 2");
        assertThatThrownBy(() -> new WilcoxonPruner(-0.1, 2)).hasMessageContaining("found -0.1");
    }

    private static TrialRecord trial(
            int number,
            TrialState state,
            @Nullable Double value,
            SortedMap<Integer, Double> reports,
            Map<String, JsonNode> systemAttributes) {
        return new TrialRecord(number, number, state, value, null, null, Map.of(), reports, Map.of(), systemAttributes);
    }

    private static Direction direction(JsonNode c) {
        return c.get("direction").asText().equals("minimize") ? Direction.MINIMIZE : Direction.MAXIMIZE;
    }

    private static double number(JsonNode node) {
        return node.asText().equals("nan") ? Double.NaN : Double.parseDouble(node.asText());
    }
}
