package io.gruard.bench.tuner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.Json;
import io.gruard.optimize.Optimization;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudySettings;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.pruner.NoPruning;
import io.gruard.optimize.sampler.RandomSampler;
import io.gruard.optimize.sampler.TpeSettings;
import io.gruard.optimize.storage.MemoryStorage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityGateTest {

    @ParameterizedTest
    @EnumSource(TestFunction.class)
    void tpeIsNotWorseThanOptunasAndBetterThanChance(TestFunction function) {
        QualityGate.GateResult outcome =
                new QualityGate(TpeSettings.defaults(), "optuna5-tpe", 30).evaluate(function, BestValues.recorded());
        assertThat(outcome.passes()).as(outcome.toString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestFunction.class,
            names = {"HARTMANN6", "MIXED_CAT_LOG", "CONDITIONAL"})
    void univariateTpeIsNotWorseThanThatOfOptuna4(TestFunction function) {
        QualityGate.GateResult outcome =
                new QualityGate(TpeSettings.univariate(), "optuna4-tpe", 30).evaluate(function, BestValues.recorded());
        assertThat(outcome.passes()).as(outcome.toString()).isTrue();
    }

    /** The gate must reject random search. */
    @Test
    void randomSearchDoesNotPass() {
        BestValues recorded = BestValues.recorded();
        double[] chance = recorded.of("optuna5-random", TestFunction.HARTMANN6);
        double[] tpe = recorded.of("optuna5-tpe", TestFunction.HARTMANN6);
        assertThat(MannWhitney.probabilityOfGreater(chance, tpe)).isLessThan(QualityGate.WORSE_THAN_PEER);
        assertThat(MannWhitney.probabilityOfGreater(chance, chance)).isGreaterThan(QualityGate.BETTER_THAN_CHANCE);
    }

    /** The expected values come from scipy.stats.mannwhitneyu(a, b, alternative="greater", method="asymptotic"). */
    @Test
    void rankSumProbabilitiesEqualScipys() {
        assertThat(MannWhitney.probabilityOfGreater(new double[] {1, 2, 3, 4, 9}, new double[] {0, 1, 1, 2}))
                .isCloseTo(0.03992809688675822, within(1e-12));
        assertThat(MannWhitney.probabilityOfGreater(new double[] {1, 3, 5}, new double[] {2, 4, 6, 8}))
                .isCloseTo(0.8920375305299298, within(1e-12));
    }

    @Test
    void functionsEqualThoseMeasuredWithOptuna() throws Exception {
        JsonNode points;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("check_points.json"))) {
            points = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(points).hasSize(TestFunction.values().length);
        for (TestFunction function : TestFunction.values()) {
            for (JsonNode point : points.get(function.key())) {
                @SuppressWarnings("unchecked")
                Map<String, Object> parameters = (Map<String, Object>) Json.plain(point.get("params"));
                double expected = point.get("value").asDouble();
                assertThat(value(function, Objects.requireNonNull(parameters)))
                        .as("%s at %s", function.key(), parameters)
                        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    private static double value(TestFunction function, Map<String, Object> parameters) {
        Study study = Study.open(
                new MemoryStorage(),
                new StudySettings("point", Direction.MINIMIZE, new RandomSampler(), new NoPruning(), 0, null));
        study.enqueue(parameters);
        study.optimize(function.objective(), Optimization.ofTrials(1));
        TrialRecord trial = study.history().trials().getFirst();
        assertThat(trial.values()).containsExactlyInAnyOrderEntriesOf(parameters);
        return trial.result().orElseThrow();
    }
}
