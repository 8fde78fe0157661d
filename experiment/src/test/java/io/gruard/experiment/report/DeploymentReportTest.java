package io.gruard.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.core.Categories;
import io.gruard.core.RowContext;
import io.gruard.experiment.run.MetricsFile;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.Summary;
import io.gruard.experiment.run.Throughput;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.Predictions;
import io.gruard.training.metric.TestContext;
import io.gruard.training.metric.TestContext.AppliedRule;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.RowCounts;
import io.gruard.training.rule.DetectionCounts;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Figures in operation in the three places that show them: report, metrics.json and terminal. */
class DeploymentReportTest {
    private static final Protocol ACROSS = new Protocol.Across("");
    private static final int ROWS = 600;

    /** Two days of made-up predictions with states and one rule that finds every attack and nothing else. */
    private static Predictions predictions(String name, long seed, boolean onlyAttacks) {
        Predictions all = SimulatedRun.predictions(name, ROWS, 0.9, seed);
        int[] actual = all.actual().clone();
        if (onlyAttacks) {
            Arrays.setAll(actual, row -> Math.max(1, actual[row]));
        }
        double[] times = new double[ROWS];
        boolean[] called = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            times[row] = 1_654_992_000 + 48.0 * 3_600 * row / ROWS;
            called[row] = actual[row] != 0;
        }
        List<String> states = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 3 == 0 ? "S<0" : "SF")
                .toList();
        return new Predictions(name, all.classes(), all.rows(), actual, all.probabilities(), 1)
                .with(new TestContext(
                        new RowContext(times, Map.of("conn_state", Categories.of(states))),
                        List.of(new AppliedRule(
                                "best rule of one condition",
                                "count > 3 <b>",
                                new DetectionCounts(10, 10, 10, 0),
                                called)),
                        10));
    }

    private static RunFigures figures(boolean onlyAttacks) {
        List<Predictions> parts =
                List.of(predictions("mon -> tue", 1, onlyAttacks), predictions("tue -> mon", 2, onlyAttacks));
        List<Evaluation> evaluations = new ArrayList<>(List.of(Evaluation.of(Predictions.pooled("pooled", parts))));
        parts.forEach(part -> evaluations.add(Evaluation.of(part)));
        return new RunFigures(
                "mine",
                "mlp",
                ACROSS.text(),
                new RowCounts(1, 2, 3, 4),
                evaluations,
                new Throughput(1, 1),
                List.of(),
                List.of());
    }

    private static String html(boolean onlyAttacks) throws IOException {
        return Report.html(figures(onlyAttacks), SimulatedRun.record(ACROSS), List.of());
    }

    @Test
    void reportShowsRulesCurvesStatesAndTheMatrixOfParts() throws IOException {
        assertThat(html(false))
                .contains(
                        "In operation, next to the best one-line rules",
                        "<code>count &gt; 3 &lt;b&gt;</code>",
                        "1 attack in 100,000",
                        "Detection rate by hour",
                        "False-positive rate by hour",
                        "for the next 24 hours",
                        "<h3>By conn_state</h3>",
                        "<td>S&lt;0</td>",
                        "all but SF",
                        "<h2>Across parts</h2>",
                        "<th>tested on tue</th>",
                        "rule 0.00")
                .doesNotContain("<b>", "NaN", "Infinity");
    }

    @Test
    void partOfOneClassLeavesNoHoleInTheReport() throws IOException, ParserConfigurationException, SAXException {
        String html = html(true);
        assertThat(html)
                .doesNotContain("NaN", "Infinity")
                .contains("Without benign rows or without attacks there is none.");
        List<String> drawings = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
        for (String drawing : drawings) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(drawing)));
        }
    }

    @Test
    void metricsHaveTheFiguresOfTheModelAndOfEveryRule() throws IOException {
        JsonNode evaluation = new ObjectMapper()
                .readTree(MetricsFile.text(figures(false)))
                .path("evaluations")
                .path(1);
        JsonNode deployment = evaluation.path("deployment");
        JsonNode model = deployment.path("detectors").path(0);
        JsonNode rule = deployment.path("detectors").path(1);

        assertThat(deployment.path("minutes_per_alert").asDouble()).isEqualTo(10);
        assertThat(deployment.path("period").path("bin_seconds").asInt()).isEqualTo(3_600);
        assertThat(model.path("name").asText()).isEqualTo("model");
        assertThat(model.path("detection_rate").asDouble())
                .isEqualTo(evaluation.path("detection_rate").asDouble());
        assertThat(model.path("base_rates")).hasSize(4);
        assertThat(model.path("time").path("bins")).hasSize(48);
        assertThat(model.path("time")
                        .path("area_under_time")
                        .path("detection_rate")
                        .isNumber())
                .isTrue();
        assertThat(model.path("time").path("forecast").path("hours").asDouble()).isBetween(23.0, 24.0);
        assertThat(model.path("by_column").path(0).path("values")).hasSize(2);
        assertThat(model.has("reaches_model")).isFalse();
        assertThat(rule.path("rule").asText()).isEqualTo("count > 3 <b>");
        assertThat(rule.path("reaches_model").asBoolean()).isTrue();
        assertThat(rule.path("training").path("detected").asInt()).isEqualTo(10);
    }

    @Test
    void rateWithoutRowsIsNullInMetrics() throws IOException {
        JsonNode model = new ObjectMapper()
                .readTree(MetricsFile.text(figures(true)))
                .path("evaluations")
                .path(1)
                .path("deployment")
                .path("detectors")
                .path(0);

        assertThat(model.path("benign").asInt()).isZero();
        assertThat(model.path("false_positive_rate").isNull()).isTrue();
        assertThat(model.path("base_rates").path(0).path("precision").isNull()).isTrue();
    }

    @Test
    void terminalShowsRulesTimeStatesAndPairsOfParts() {
        String text = Summary.text(figures(false));

        assertThat(text)
                .contains(
                        "in operation, where 1 record in 1,000 is an attack and an alert takes 10 minutes:",
                        "count > 3 <b>",
                        "area under time: detection rate",
                        "alerts on the first day forecast",
                        "by conn_state",
                        "detection rate without conn_state SF:",
                        "trained on       tested on")
                .doesNotContain("NaN", "Infinity");
        assertThat(Summary.text(figures(true))).doesNotContain("NaN", "Infinity");
    }
}
