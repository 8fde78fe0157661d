package io.gruard.training.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Feature;
import io.gruard.core.Matrix;
import io.gruard.core.Numbers;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.core.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares SMOTE with imbalanced-learn: neighbours, and synthetic rows for the same random numbers. */
class SmoteGoldenTest {
    private static final double TOLERANCE = 1e-6;

    private static JsonNode golden() throws IOException {
        List<Path> folders = new ArrayList<>();
        String named = System.getenv("GRUARD_REFERENCE");
        Stream.ofNullable(named).map(Path::of).forEach(folders::add);
        folders.addAll(Stream.of("../shared/reference", "../../shared/reference", "../../../shared/reference")
                .map(Path::of)
                .toList());
        for (Path folder : folders) {
            Path file = folder.resolve("optuna/golden/smote.json");
            if (Files.exists(file)) {
                return new ObjectMapper().readTree(file.toFile());
            }
        }
        assumeTrue(false, "optuna/golden/smote.json is in none of " + folders);
        throw new AssertionError("unreachable");
    }

    @Test
    void neighboursEqualThoseOfScikitLearn() throws IOException {
        for (JsonNode set : golden().get("sets")) {
            for (JsonNode expected : set.get("classes")) {
                Matrix rows = minority(set, expected);
                int k = set.get("k").asInt();
                int[] all = IntStream.range(0, rows.rows()).toArray();

                int[] found = NearestRows.of(rows, k).find(all, 1);

                assertThat(found).isEqualTo(flat(expected.get("neighbours_local")));
            }
        }
    }

    @Test
    void syntheticRowsEqualThoseOfImbalancedLearnForItsDraws() throws IOException {
        for (JsonNode set : golden().get("sets")) {
            for (JsonNode expected : set.get("classes")) {
                Matrix rows = minority(set, expected);
                SmoteDraws draws = draws(expected, set.get("k").asInt());
                float[] synthetic = new float[draws.count() * rows.columns()];

                Synthesis.of(new MinorityRows(rows, List.of()), draws, Smote.Variant.SMOTE, 1)
                        .fill(synthetic, 0);

                requireClose(synthetic, expected.get("synthetic"), rows.columns());
            }
        }
    }

    @Test
    void countsEqualThoseOfImbalancedLearn() throws IOException {
        for (JsonNode set : golden().get("sets")) {
            double[][] rows = matrix(set.get("X"));
            int[] classOfRow = ints(set.get("y"));
            String spec = set.get("strategy").isTextual()
                    ? "smote:k=" + set.get("k").asInt()
                    : "smote:b=" + set.get("strategy").get("1").asInt() + ",c="
                            + set.get("strategy").get("2").asInt() + ",k="
                            + set.get("k").asInt();

            TrainingSet balanced = Balance.parse(spec).apply(TrainingSets.of(rows, classOfRow), 1, 1);

            int[] counts = balanced.counts();
            for (JsonNode expected : set.get("classes")) {
                int index = expected.get("class").asInt();
                long before = Arrays.stream(classOfRow).filter(c -> c == index).count();
                assertThat(counts[index] - before)
                        .isEqualTo(expected.get("n_new").asLong());
            }
        }
    }

    /** Compares statistics of many thousand rows, because the random generators differ. */
    @Test
    void manySyntheticRowsAreDistributedLikeThoseOfImbalancedLearn() throws IOException {
        JsonNode golden = golden();
        JsonNode set = golden.get("sets").get(0);
        JsonNode expected = golden.get("monte_carlo_two_gaussians_2d");
        int count = expected.get("n").asInt();
        TrainingSet plain = TrainingSets.of(matrix(set.get("X")), ints(set.get("y")));

        TrainingSet balanced = Balance.parse("smote:b=" + (count + 15)).apply(plain, 7, 2);

        for (int c = 0; c < 2; c++) {
            int column = c;
            double[] values = IntStream.range(75, balanced.rows())
                    .mapToDouble(row -> balanced.matrix().get(row, column))
                    .sorted()
                    .toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance = Arrays.stream(values)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(expected.get("mean").get(c).asDouble(), within(0.02));
            assertThat(variance).isCloseTo(expected.get("cov").get(c).get(c).asDouble(), within(0.02));
            for (int q = 0; q < 3; q++) {
                double quantile = values[(int) (new double[] {0.1, 0.5, 0.9}[q] * values.length)];
                double reference =
                        expected.get("quantiles_10_50_90").get(q).get(c).asDouble();
                assertThat(quantile).isCloseTo(reference, within(0.04));
            }
        }
    }

    /** Uses the draws of the first set, which has the same rows and seed. Skips tied votes, which imbalanced-learn breaks randomly. */
    @Test
    void nominalVariantEqualsThatOfImbalancedLearn() throws IOException {
        JsonNode golden = golden();
        JsonNode expected = golden.get("smotenc");
        JsonNode drawn = golden.get("sets").get(0).get("classes").get(0);
        double[][] rows = matrix(expected.get("X"));
        TrainingSet set = TrainingSets.encoded(withCategories(rows), ints(expected.get("y")));
        MinorityRows minority = MinorityRows.of(set, Strata.ofClasses(set).rows(1));
        SmoteDraws draws = draws(drawn, 5);
        int columns = set.matrix().columns();
        float[] synthetic = new float[draws.count() * columns];

        Synthesis.of(minority, draws, Smote.Variant.SMOTE_NC, 1).fill(synthetic, 0);

        int compared = 0;
        for (int i = 0; i < draws.count(); i++) {
            JsonNode reference = expected.get("synthetic_seed42").get(i);
            assertThat((double) synthetic[i * columns])
                    .isCloseTo(reference.get(0).asDouble(), within(TOLERANCE));
            assertThat((double) synthetic[i * columns + 1])
                    .isCloseTo(reference.get(1).asDouble(), within(TOLERANCE));
            for (int feature = 2; feature < 4; feature++) {
                if (hasClearVote(minority, draws.rows()[i], feature)) {
                    assertThat(category(set, synthetic, i, feature))
                            .isEqualTo(reference.get(feature).asDouble());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(draws.count());
    }

    private static boolean hasClearVote(MinorityRows minority, int row, int feature) {
        int[] neighbours = NearestRows.of(minority.withWeightedCategories(), 5).find(new int[] {row}, 1);
        var span = minority.spans().get(feature);
        int[] votes = new int[span.width()];
        for (int neighbour : neighbours) {
            for (int i = 0; i < votes.length; i++) {
                votes[i] += (int) minority.matrix().get(neighbour, span.first() + i);
            }
        }
        int[] sorted = Arrays.stream(votes).sorted().toArray();
        return sorted.length < 2 || sorted[sorted.length - 1] > sorted[sorted.length - 2];
    }

    private static double category(TrainingSet set, float[] synthetic, int row, int feature) {
        var span = set.spans().get(feature);
        double found = Double.NaN;
        for (int i = 0; i < span.width(); i++) {
            if (synthetic[row * set.matrix().columns() + span.first() + i] == 1) {
                assertThat(found).describedAs("exactly one category").isNaN();
                found = i;
            }
        }
        return found;
    }

    private static Table withCategories(double[][] rows) {
        List<Feature> features = List.of(
                new Feature.Numeric("x"),
                new Feature.Numeric("y"),
                new Feature.Categorical("u"),
                new Feature.Categorical("v"));
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            int column = c;
            columns.add(
                    c < 2
                            ? Numbers.of(Arrays.stream(rows)
                                    .mapToDouble(row -> row[column])
                                    .toArray())
                            : Categories.of(Arrays.stream(rows)
                                    .map(row -> String.valueOf((int) row[column]))
                                    .toList()));
        }
        return new Table(new Schema(features), columns);
    }

    private static Matrix minority(JsonNode set, JsonNode expected) {
        double[][] all = matrix(set.get("X"));
        int[] rows = ints(expected.get("minority_rows_in_X"));
        Matrix matrix = Matrix.zeros(rows.length, all[0].length);
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < matrix.columns(); c++) {
                matrix.values()[i * matrix.columns() + c] = (float) all[rows[i]][c];
            }
        }
        return matrix;
    }

    private static SmoteDraws draws(JsonNode expected, int k) {
        double[] steps = new double[expected.get("drawn_u").size()];
        Arrays.setAll(steps, i -> expected.get("drawn_u").get(i).asDouble());
        return new SmoteDraws(k, ints(expected.get("drawn_rows")), ints(expected.get("drawn_cols")), steps);
    }

    private static void requireClose(float[] found, JsonNode reference, int columns) {
        assertThat(found.length).isEqualTo(reference.size() * columns);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i])
                    .isCloseTo(reference.get(i / columns).get(i % columns).asDouble(), within(TOLERANCE));
        }
    }

    private static double[][] matrix(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[node.get(i).size()];
            for (int c = 0; c < rows[i].length; c++) {
                rows[i][c] = node.get(i).get(c).asDouble();
            }
        }
        return rows;
    }

    private static int[] ints(JsonNode node) {
        int[] values = new int[node.size()];
        Arrays.setAll(values, i -> node.get(i).asInt());
        return values;
    }

    private static int[] flat(JsonNode node) {
        return IntStream.range(0, node.size())
                .flatMap(i -> Arrays.stream(ints(node.get(i))))
                .toArray();
    }
}
