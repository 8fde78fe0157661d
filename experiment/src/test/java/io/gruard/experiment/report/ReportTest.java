package io.gruard.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.experiment.run.MetricsFile;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunFile;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.Repetition;
import io.gruard.training.metric.VerdictFigure;
import io.gruard.training.metric.VerdictFigures;
import io.gruard.training.protocol.Protocol;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Protocol OFFICIAL = new Protocol.Official();
    private static final Protocol FOLDS = new Protocol.KFold(3);

    @TempDir
    Path folder;

    @Test
    void pageLoadsNoExternalResources() throws IOException {
        String html = Report.html(SimulatedRun.figures(OFFICIAL, List.of()), SimulatedRun.record(OFFICIAL), List.of());
        assertThat(html).doesNotContain("http://", "https://", "<script", "<link", "<img", "@import", "url(");
    }

    @Test
    void commandAndPresetAreShownWithoutSecrets() throws IOException {
        String html = Report.html(SimulatedRun.figures(OFFICIAL, List.of()), SimulatedRun.record(OFFICIAL), List.of());
        assertThat(html)
                .contains("gruard train nsl-kdd --study postgresql://me:***@db/x", "<td>Preset</td>")
                .doesNotContain("S3cret");
        RunFile.write(folder, SimulatedRun.record(OFFICIAL));
        assertThat(folder.resolve(RunFile.NAME)).content().doesNotContain("S3cret");
        assertThat(RunFile.origin(folder))
                .isEqualTo(SimulatedRun.record(OFFICIAL).origin());
    }

    @Test
    void everyDrawingIsWellFormed() throws Exception {
        String html = Report.html(SimulatedRun.figures(OFFICIAL, List.of()), SimulatedRun.record(OFFICIAL), List.of());
        List<String> drawings = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(match -> match.group())
                .toList();
        // Two learning curves; a confusion matrix, ROC, precision-recall and reliability for each of two evaluations.
        assertThat(drawings).hasSize(2 + 2 * 4);
        for (String drawing : drawings) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(drawing)));
            assertThat(drawing).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void cellsWithLongTextWrapAndKeepAWidth() throws IOException {
        String html = Report.html(SimulatedRun.figures(OFFICIAL, List.of()), SimulatedRun.record(OFFICIAL), List.of())
                + Html.row("", List.of("x".repeat(227), "<b>short</b>"));
        List<MatchResult> cells = Pattern.compile(
                        "<td( class=\"[^\"]*\\bwrap\\b[^\"]*\")?[^>]*>(.*?)</td>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .toList();
        assertThat(cells).hasSizeGreaterThan(100);
        assertThat(cells)
                .filteredOn(cell -> cell.group(1) == null)
                .extracting(cell -> cell.group(2).replaceAll("<[^>]*>", ""))
                .allMatch(text -> text.length() <= 40);
        assertThat(html).contains("<td class=\"text wrap\">x", "<td><b>short");
        assertThat(html).containsPattern("td\\.wrap \\{[^}]* min-width: 1\\drem; }");
        assertThat(Html.breakable("fisher(a+b,c<d)")).isEqualTo("fisher(<wbr>a+<wbr>b,<wbr>c&lt;d)");
    }

    @Test
    void textOfDataAndMachineIsEscaped() throws IOException {
        String html = Report.html(
                SimulatedRun.figures(OFFICIAL, List.of("<b>bold</b>")), SimulatedRun.record(OFFICIAL), List.of());
        assertThat(html).contains("&lt;b&gt;bold", "A Processor &lt;fast&gt;").doesNotContain("<b>bold", "<fast>");
    }

    @Test
    void auditFindingsAreShownWithConstantColumnsInOneLine() throws IOException {
        String html = Report.html(SimulatedRun.figures(OFFICIAL, List.of()), SimulatedRun.record(OFFICIAL), List.of());
        assertThat(html)
                .contains("<tr class=\"leak\">", "KDDTest+: 664 of 22,544 rows &lt;are&gt; known")
                .contains("2 features: each has the same value in every row: first, second");
    }

    @Test
    void thresholdAndNoveltyMeasureAreShown() throws IOException {
        String html = Report.html(SimulatedRun.figures(OFFICIAL, List.of()), SimulatedRun.record(OFFICIAL), List.of());
        assertThat(html).contains("above a novelty of 0.5000; novelty by 1000 prototypes of 122 columns.");
    }

    @Test
    void everyFoldIsShownWithMeanAndDeviation() throws IOException {
        RunFigures figures = SimulatedRun.figures(FOLDS, List.of());
        String html = Report.html(figures, SimulatedRun.record(FOLDS), List.of());
        assertThat(html).contains("The 3 folds", "<td>fold-3</td>", "± standard deviation");
        assertThat(html).contains(Html.percent(figures.headline().accuracy()));
    }

    @Test
    void figuresOfVerdictsPrecedeThoseOfTheClassifier() throws IOException {
        List<Evaluation> seeds = DoubleStream.of(0.811, 0.833, 0.822)
                .mapToObj(ReportTest::withVerdicts)
                .toList();
        RunFigures one = SimulatedRun.figures(OFFICIAL, List.of());
        RunFigures figures = new RunFigures(
                one.dataset(),
                one.model(),
                one.protocol(),
                one.rows(),
                seeds.subList(0, 1),
                one.throughput(),
                List.of(Repetition.of("seeds", "KDDTest+", seeds)),
                List.of());
        String html = Report.html(figures, SimulatedRun.record(OFFICIAL), List.of());
        assertThat(html)
                .containsSubsequence(
                        "<h3>Verdicts: classifier and novelty</h3>",
                        Html.percent(0.822) + "</span>",
                        "Binary accuracy",
                        Html.percent(0.811) + " – " + Html.percent(0.833),
                        "<h3>Classifier without novelty</h3>",
                        Html.percent(seeds.getFirst().accuracy()),
                        "KDDTest+</h2>");
        assertThat(Report.html(one, SimulatedRun.record(OFFICIAL), List.of()))
                .as("without novelty there are only the classifier's figures")
                .doesNotContain("Classifier without novelty", "Verdicts:");
    }

    /** Makes an evaluation whose verdicts have this binary accuracy. */
    private static Evaluation withVerdicts(double binaryAccuracy) {
        Evaluation plain = Evaluation.of(SimulatedRun.predictions("KDDTest+", 2000, 0.25, 1));
        VerdictFigures verdicts = new VerdictFigures(
                plain.confusion(),
                0,
                0,
                Map.of(VerdictFigure.BINARY_ACCURACY, new VerdictFigures.Interval(binaryAccuracy, 0.1, 0.9)));
        return new Evaluation(
                plain.name(),
                plain.confusion(),
                plain.loss(),
                plain.reliability(),
                null,
                plain.classes(),
                verdicts,
                plain.deployment(),
                plain.secondsPerInstance());
    }

    @Test
    void figuresOfComparisonRunsAreShown() throws IOException {
        Path other = Files.createDirectory(folder.resolve("the-folds"));
        RunFigures folds = SimulatedRun.figures(FOLDS, List.of());
        MetricsFile.write(other.resolve("metrics.json"), folds);
        RunFile.write(other, SimulatedRun.record(FOLDS));
        String html =
                Report.html(SimulatedRun.figures(OFFICIAL, List.of()), SimulatedRun.record(OFFICIAL), List.of(other));
        assertThat(html)
                .contains("Compared with other protocols", "<td>the-folds</td>", "<td>kfold:3</td>")
                .contains("<td>" + Html.percent(folds.headline().accuracy()) + "</td>");
    }

    @Test
    void comparisonFolderWithoutRunIsRejected() {
        assertThatThrownBy(() -> Report.html(
                        SimulatedRun.figures(OFFICIAL, List.of()), SimulatedRun.record(OFFICIAL), List.of(folder)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.json: no such file");
    }

    @Test
    void ticksAreRoundNumbersInsideTheAxis() {
        assertThat(Plot.Axis.around("", 0.031, 0.412).ticks())
                .containsExactly(0.0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5);
        assertThat(Plot.Axis.counting("", 1).ticks()).containsExactly(1.0);
        assertThat(Plot.Axis.counting("", 30).ticks()).containsExactly(5.0, 10.0, 15.0, 20.0, 25.0, 30.0);
    }
}
