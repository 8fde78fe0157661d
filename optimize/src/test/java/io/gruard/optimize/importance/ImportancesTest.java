package io.gruard.optimize.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.Golden;
import io.gruard.optimize.History;
import io.gruard.optimize.Json;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImportancesTest {

    private final JsonNode golden = Golden.file("importance_v5dev.json").get("synthetic200");

    private History synthetic() {
        Map<String, Distribution> space = Golden.space(golden.get("space"));
        List<TrialRecord> trials = new ArrayList<>();
        for (JsonNode row : golden.get("rows")) {
            Map<String, ParameterValue> parameters = new LinkedHashMap<>();
            space.forEach((name, distribution) -> parameters.put(
                    name, new ParameterValue(distribution, distribution.internal(Json.plain(row.get(name))))));
            trials.add(trial(trials.size(), row.get("value").asDouble(), parameters));
        }
        return new History("synthetic", Direction.MINIMIZE, trials);
    }

    private static TrialRecord trial(int number, double value, Map<String, ParameterValue> parameters) {
        return new TrialRecord(
                number,
                number,
                TrialState.COMPLETE,
                value,
                null,
                null,
                parameters,
                new TreeMap<>(),
                Map.of(),
                Map.of());
    }

    @Test
    void pedAnovaEqualsOptuna() {
        Map<String, Double> raw = PedAnova.defaults().evaluate(synthetic());
        golden.get("ped_anova_unnormalised")
                .properties()
                .forEach(entry -> Golden.assertClose(
                        entry.getKey(),
                        raw.getOrDefault(entry.getKey(), Double.NaN),
                        entry.getValue().asDouble()));
        Map<String, Double> shares = PedAnova.defaults().shares(synthetic());
        golden.get("ped_anova")
                .properties()
                .forEach(entry -> Golden.assertClose(
                        entry.getKey(),
                        shares.getOrDefault(entry.getKey(), Double.NaN),
                        entry.getValue().asDouble()));
        assertThat(shares.keySet()).containsExactly("a", "c", "b", "i");
    }

    /** Forests are random, so the test compares means over ten seeds, within three standard deviations of Optuna's values. */
    @Test
    void meanOfFanovaIsCloseToOptuna() {
        History history = synthetic();
        Map<String, Double> mean = new TreeMap<>();
        for (int seed = 0; seed < 10; seed++) {
            new Fanova(64, seed).shares(history).forEach((name, share) -> mean.merge(name, share / 10, Double::sum));
        }
        golden.get("fanova_mean_over_10_seeds").properties().forEach(entry -> {
            double deviation =
                    golden.at("/fanova_std_over_10_seeds/" + entry.getKey()).asDouble();
            assertThat(mean.getOrDefault(entry.getKey(), Double.NaN))
                    .as(entry.getKey())
                    .isCloseTo(entry.getValue().asDouble(), within(3 * deviation));
        });
    }

    @Test
    void fanovaWithMixedDistributionsIsCloseToOptuna() {
        JsonNode study = Golden.file("helpers_v5dev.json").get("acquisition");
        Map<String, Distribution> space = Golden.space(study.get("space"));
        double[] values = Golden.doubles(study.get("values"));
        List<TrialRecord> trials = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Map<String, ParameterValue> parameters = new LinkedHashMap<>();
            for (Map.Entry<String, Distribution> entry : space.entrySet()) {
                double internal = study.at("/observations_internal/" + entry.getKey() + "/" + i)
                        .asDouble();
                parameters.put(entry.getKey(), new ParameterValue(entry.getValue(), internal));
            }
            trials.add(trial(i, values[i], parameters));
        }
        History history = new History("acquisition", Direction.MINIMIZE, trials);
        Map<String, Double> mean = new TreeMap<>();
        for (int seed = 0; seed < 10; seed++) {
            new Fanova(64, seed).shares(history).forEach((name, share) -> mean.merge(name, share / 10, Double::sum));
        }
        // Optuna's values are from one seed and 40 trials, with a standard deviation of several hundredths.
        Golden.file("importance_v5dev.json")
                .at("/acquisition_study/fanova_seed0")
                .properties()
                .forEach(entry -> assertThat(mean.getOrDefault(entry.getKey(), Double.NaN))
                        .as(entry.getKey())
                        .isCloseTo(entry.getValue().asDouble(), within(0.08)));
    }

    @Test
    void sharesAreEqualWithoutEnoughTrials() {
        History none = new History("none", Direction.MINIMIZE, List.of());
        assertThat(PedAnova.defaults().shares(none)).isEmpty();
        History first = synthetic().where(trial -> trial.number() == 0);
        assertThat(PedAnova.defaults().shares(first)).containsEntry("a", 0.25);
        assertThat(Fanova.defaults().shares(first)).containsEntry("a", 0.25);
    }
}
