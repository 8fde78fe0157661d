package io.gruard.optimize.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.Golden;
import io.gruard.optimize.History;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import io.gruard.optimize.parzen.ParzenEstimator;
import io.gruard.optimize.parzen.ParzenSettings;
import io.gruard.optimize.parzen.ProductMixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TpeSamplerTest {

    private final JsonNode helpers = Golden.file("helpers_v5dev.json");

    @Test
    void numberOfGoodTrialsEqualsOptuna() {
        helpers.get("default_gamma")
                .properties()
                .forEach(entry -> assertThat(TrialSplit.goodCount(Integer.parseInt(entry.getKey())))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue().asInt()));
    }

    @Test
    void splitWithPrunedTrialsEqualsOptuna() {
        JsonNode golden = helpers.get("split_maximize_with_pruned");
        List<TrialRecord> trials = new ArrayList<>();
        for (JsonNode trial : golden.get("trials")) {
            SortedMap<Integer, Double> reports = new TreeMap<>();
            trial.get("intermediate")
                    .properties()
                    .forEach(report -> reports.put(
                            Integer.valueOf(report.getKey()),
                            report.getValue().asText().equals("nan")
                                    ? Double.NaN
                                    : Double.parseDouble(report.getValue().asText())));
            JsonNode value = trial.get("value");
            trials.add(new TrialRecord(
                    trials.size(),
                    trial.get("number").asInt(),
                    TrialState.valueOf(trial.get("state").asText()),
                    value.isNull() ? null : value.doubleValue(),
                    null,
                    null,
                    Map.of(),
                    reports,
                    Map.of(),
                    Map.of()));
        }
        History history = new History("split", Direction.MAXIMIZE, trials);
        golden.get("below_numbers_by_n_below").properties().forEach(entry -> {
            TrialSplit split = TrialSplit.of(history, Integer.parseInt(entry.getKey()));
            int[] expected = IntStream.range(0, entry.getValue().size())
                    .map(i -> entry.getValue().get(i).asInt())
                    .toArray();
            assertThat(split.good().stream().mapToInt(TrialRecord::number).toArray())
                    .as(entry.getKey())
                    .isEqualTo(expected);
            assertThat(split.good().size() + split.bad().size()).isEqualTo(trials.size());
        });
    }

    @Test
    void acquisitionEqualsOptuna() {
        JsonNode golden = helpers.get("acquisition");
        Map<String, Distribution> space = Golden.space(golden.get("space"));
        List<TrialRecord> trials = trials(space, golden);
        TrialSplit split = TrialSplit.of(
                new History("acquisition", Direction.MINIMIZE, trials),
                golden.get("n_below").asInt());
        assertThat(numbers(split.good())).isEqualTo(Golden.doubles(golden.get("below_numbers")));
        assertThat(numbers(split.bad())).isEqualTo(Golden.doubles(golden.get("above_numbers")));

        ProductMixture good = fit(space, split.good());
        ProductMixture bad = fit(space, split.bad());
        double[][] candidates = space.keySet().stream()
                .map(name -> Golden.doubles(golden.at("/candidates_internal/" + name)))
                .toArray(double[][]::new);
        Golden.assertClose("log l", good.logDensities(candidates), Golden.doubles(golden.get("log_l")));
        // Optuna's order of equal observations depends on the machine; see golden_stable_ties.py.
        JsonNode stable = Golden.file("acquisition_stable_ties.json");
        Golden.assertClose("log l", good.logDensities(candidates), Golden.doubles(stable.get("log_l")));
        Golden.assertClose("log g", bad.logDensities(candidates), Golden.doubles(stable.get("log_g")));

        int best = stable.get("argmax").asInt();
        double[] chosen = TpeSampler.mostPromising(good, bad, candidates);
        for (int p = 0; p < chosen.length; p++) {
            assertThat(chosen[p]).isEqualTo(candidates[p][best]);
        }
    }

    private static ProductMixture fit(Map<String, Distribution> space, List<TrialRecord> trials) {
        double[][] observations = space.keySet().stream()
                .map(name -> trials.stream()
                        .mapToDouble(trial -> Objects.requireNonNull(
                                        trial.parameters().get(name))
                                .internal())
                        .toArray())
                .toArray(double[][]::new);
        return ParzenEstimator.fit(List.copyOf(space.values()), observations, ParzenSettings.defaults());
    }

    private static List<TrialRecord> trials(Map<String, Distribution> space, JsonNode golden) {
        double[] values = Golden.doubles(golden.get("values"));
        List<TrialRecord> trials = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Map<String, ParameterValue> parameters = new LinkedHashMap<>();
            for (Map.Entry<String, Distribution> entry : space.entrySet()) {
                double internal = golden.at("/observations_internal/" + entry.getKey() + "/" + i)
                        .asDouble();
                parameters.put(entry.getKey(), new ParameterValue(entry.getValue(), internal));
            }
            trials.add(new TrialRecord(
                    i, i, TrialState.COMPLETE, values[i], null, null, parameters, new TreeMap<>(), Map.of(), Map.of()));
        }
        return trials;
    }

    private static double[] numbers(List<TrialRecord> trials) {
        return trials.stream().mapToDouble(TrialRecord::number).toArray();
    }
}
