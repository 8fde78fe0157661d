package io.gruard.optimize.parzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.Golden;
import io.gruard.optimize.IntDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ParzenEstimatorTest {

    @TestFactory
    Stream<DynamicTest> kernelsAndDensitiesEqualOptuna() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : Golden.file("parzen_v5dev.json").get("cases")) {
            tests.add(DynamicTest.dynamicTest(c.get("name").asText(), () -> assertEqualsGolden(c)));
        }
        assertThat(tests).hasSize(73);
        return tests.stream();
    }

    private static void assertEqualsGolden(JsonNode golden) {
        Map<String, Distribution> space = Golden.space(golden.get("space"));
        List<String> names = List.copyOf(space.keySet());
        ProductMixture mixture = ParzenEstimator.fit(
                List.copyOf(space.values()),
                columns(names, golden.get("observations_internal")),
                settings(golden.get("options")));

        Golden.assertClose("weights", mixture.weights(), Golden.doubles(golden.get("mixture_weights")));
        List<ParzenKernels> expected = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            expected.add(assertKernels(mixture.parameters().get(p), golden.at("/kernels/" + names.get(p))));
        }
        double[][] points = columns(names, golden.get("points_internal"));
        double[] densities = new ProductMixture(mixture.weights(), expected).logDensities(points);
        Golden.assertClose("log density", densities, Golden.doubles(golden.get("log_pdf")));
    }

    /**
     * Compares kernels and returns Optuna's. Which of several equal observations has which width depends on the sort routine of
     * the machine that computed the golden values. Their widths are therefore compared as a set.
     */
    private static ParzenKernels assertKernels(ParzenKernels kernels, JsonNode golden) {
        return switch (kernels) {
            case NumericKernels numeric -> {
                double[] mu = Golden.doubles(golden.get("mu"));
                double[] sigma = Golden.doubles(golden.get("sigma"));
                Golden.assertClose("mu", numeric.mu(), mu);
                Golden.assertClose("sigma", ordered(mu, numeric.sigma()), ordered(mu, sigma));
                yield new NumericKernels(mu, sigma, numeric.range());
            }
            case CategoricalKernels categorical -> {
                JsonNode rows = golden.get("kernel_category_probabilities");
                assertThat(categorical.probabilities())
                        .hasDimensions(rows.size(), rows.get(0).size());
                for (int i = 0; i < rows.size(); i++) {
                    Golden.assertClose("row " + i, categorical.probabilities()[i], Golden.doubles(rows.get(i)));
                }
                yield categorical;
            }
        };
    }

    /** Sorts widths by centre and then by width. The width of the prior stays last. */
    private static double[] ordered(double[] mu, double[] sigma) {
        int last = mu.length - 1;
        return IntStream.rangeClosed(0, last)
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(i -> i == last)
                        .thenComparingDouble(i -> mu[i])
                        .thenComparingDouble(i -> sigma[i]))
                .mapToDouble(i -> sigma[i])
                .toArray();
    }

    private static ParzenSettings settings(JsonNode options) {
        ParzenSettings defaults = ParzenSettings.defaults();
        return new ParzenSettings(
                options.path("prior_weight").asDouble(defaults.priorWeight()),
                options.path("consider_magic_clip").asBoolean(defaults.magicClip()),
                options.path("consider_endpoints").asBoolean(defaults.endpoints()));
    }

    private static double[][] columns(List<String> names, JsonNode byName) {
        return names.stream().map(name -> Golden.doubles(byName.get(name))).toArray(double[][]::new);
    }

    @Test
    void ageWeightsEqualOptuna() {
        Golden.file("helpers_v5dev.json")
                .get("default_weights")
                .properties()
                .forEach(entry -> Golden.assertClose(
                        "weights of " + entry.getKey(),
                        ParzenEstimator.ageWeights(Integer.parseInt(entry.getKey())),
                        Golden.doubles(entry.getValue())));
    }

    @Test
    void drawnValuesAreOnTheGridAndInTheRange() {
        Distribution stepped = FloatDistribution.stepped(0, 0.5, 0.05);
        Distribution logarithmic = IntDistribution.logarithmic(8, 512);
        ProductMixture mixture = ParzenEstimator.fit(
                List.of(stepped, logarithmic), new double[][] {{0, 0.5}, {8, 512}}, ParzenSettings.defaults());
        double[][] drawn = mixture.draw(2000, new SplittableRandom(1));
        assertThat(Arrays.stream(drawn[0])).allMatch(stepped::contains);
        assertThat(Arrays.stream(drawn[1])).allMatch(logarithmic::contains);
    }

    /** Compares the share of draws below a point with the integral of the density up to the point. */
    @Test
    void drawsHaveTheDistributionOfTheDensity() {
        Distribution range = FloatDistribution.uniform(-3, 7);
        ProductMixture mixture =
                ParzenEstimator.fit(List.of(range), new double[][] {{-2, 0.5, 0.7, 6.9}}, ParzenSettings.defaults());
        double[] drawn = mixture.draw(40_000, new SplittableRandom(2))[0];
        int cells = 4000;
        double[][] centres = new double[1][cells];
        for (int i = 0; i < cells; i++) {
            centres[0][i] = -3 + 10 * (i + 0.5) / cells;
        }
        double[] density = mixture.logDensities(centres);
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            sum += Math.exp(density[i]) * 10 / cells;
            double edge = -3 + 10.0 * (i + 1) / cells;
            if (i % 500 == 499) {
                long below = Arrays.stream(drawn).filter(x -> x < edge).count();
                assertThat((double) below / drawn.length).isCloseTo(sum, within(0.012));
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
    }
}
