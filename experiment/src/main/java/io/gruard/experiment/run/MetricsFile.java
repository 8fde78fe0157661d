package io.gruard.experiment.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.core.AtomicFile;
import io.gruard.training.metric.Averages;
import io.gruard.training.metric.ClassFigures;
import io.gruard.training.metric.ConfusionMatrix;
import io.gruard.training.metric.Curve;
import io.gruard.training.metric.DeploymentFigures;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.Figure;
import io.gruard.training.metric.Reliability;
import io.gruard.training.metric.Repetition;
import io.gruard.training.metric.Spread;
import io.gruard.training.metric.VerdictFigure;
import io.gruard.training.metric.VerdictFigures;
import io.gruard.training.protocol.RowCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads {@code metrics.json}, the figures of a run. Rates are fractions. */
public final class MetricsFile {
    /** The only field of an evaluation that is not reproducible. */
    public static final String TIME = "seconds_per_instance";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MetricsFile() {}

    public static void write(Path file, RunFigures figures) throws IOException {
        AtomicFile.writeText(file, text(figures));
    }

    /** Returns the text of the file. The same figures give the same text. */
    public static String text(RunFigures figures) throws IOException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(figures)) + "\n";
    }

    /**
     * Reads the evaluations of a file.
     *
     * @throws IOException if the file is missing or not JSON
     */
    public static List<ObjectNode> evaluations(Path file) throws IOException {
        List<ObjectNode> evaluations = new ArrayList<>();
        for (JsonNode evaluation : RunFile.read(file).path("evaluations")) {
            if (evaluation instanceof ObjectNode object) {
                evaluations.add(object);
            }
        }
        return evaluations;
    }

    /** Returns the node with the types of numbers that reading a file gives. */
    public static ObjectNode asRead(ObjectNode node) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(node.toString());
    }

    static ObjectNode json(RunFigures figures) {
        ObjectNode root = JSON.objectNode()
                .put("dataset", figures.dataset())
                .put("model", figures.model())
                .put("protocol", figures.protocol());
        ArrayNode warnings = root.putArray("warnings");
        figures.warnings().forEach(warnings::add);
        root.set("rows", rows(figures.rows()));
        ArrayNode evaluations = root.putArray("evaluations");
        figures.evaluations().forEach(evaluation -> evaluations.add(evaluation(evaluation)));
        ArrayNode repetitions = root.putArray("repetitions");
        figures.repetitions().forEach(repetition -> repetitions.add(repetition(repetition)));
        root.putObject("throughput")
                .put("train_rows_per_second", figures.throughput().trainRowsPerSecond())
                .put("score_rows_per_second", figures.throughput().scoreRowsPerSecond());
        return root;
    }

    static ObjectNode rows(RowCounts rows) {
        return JSON.objectNode()
                .put("train", rows.train())
                .put("synthetic", rows.synthetic())
                .put("validation", rows.validation())
                .put("test", rows.test());
    }

    /** Returns one evaluation as in the file. */
    public static ObjectNode evaluation(Evaluation evaluation) {
        ObjectNode node = JSON.objectNode().put("name", evaluation.name()).put("accuracy", evaluation.accuracy());
        node.set("precision", averages(evaluation.precision()));
        node.set("recall", averages(evaluation.recall()));
        node.set("f1", averages(evaluation.f1()));
        node.put("mcc", evaluation.mcc())
                .put("loss", evaluation.loss())
                .put("false_positive_rate", evaluation.falsePositiveRate())
                .put("detection_rate", evaluation.detectionRate());
        node.set("reliability", reliability(evaluation.reliability()));
        Evaluation.Uncalibrated before = evaluation.uncalibrated();
        if (before != null) {
            ObjectNode uncalibrated = node.putObject("uncalibrated").put("loss", before.loss());
            uncalibrated.set("reliability", reliability(before.reliability()));
        }
        ArrayNode classes = node.putArray("classes");
        evaluation.classes().forEach(figures -> classes.add(classFigures(figures)));
        putConfusion(node, evaluation.confusion());
        VerdictFigures verdicts = evaluation.verdicts();
        if (verdicts != null) {
            node.set("verdicts", verdicts(verdicts));
        }
        DeploymentFigures deployment = evaluation.deployment();
        if (deployment != null) {
            node.set("deployment", DeploymentJson.of(deployment));
        }
        node.put(TIME, evaluation.secondsPerInstance());
        ArrayNode notes = node.putArray("notes");
        evaluation.notes().forEach(notes::add);
        return node;
    }

    private static ObjectNode reliability(Reliability reliability) {
        ObjectNode node = JSON.objectNode()
                .put("expected_calibration_error", reliability.expectedError())
                .put("greatest_calibration_error", reliability.maxError());
        ArrayNode bins = node.putArray("bins");
        reliability
                .bins()
                .forEach(bin -> bins.addObject()
                        .put("rows", bin.rows())
                        .put("confidence", bin.confidence())
                        .put("accuracy", bin.accuracy()));
        return node;
    }

    /** Returns each figure with its interval. */
    private static ObjectNode verdicts(VerdictFigures verdicts) {
        ObjectNode node =
                JSON.objectNode().put("novel_rows", verdicts.novelRows()).put("unknown_rows", verdicts.unknownRows());
        for (VerdictFigure figure : VerdictFigure.values()) {
            VerdictFigures.Interval interval = verdicts.figures().get(figure);
            if (interval == null) {
                node.putNull(figure.key());
            } else {
                node.putObject(figure.key())
                        .put("value", interval.value())
                        .put("low", interval.low())
                        .put("high", interval.high());
            }
        }
        putConfusion(node, verdicts.confusion());
        return node;
    }

    private static void putConfusion(ObjectNode node, ConfusionMatrix matrix) {
        ArrayNode confusion = node.putArray("confusion");
        for (long[] counts : matrix.counts()) {
            ArrayNode row = confusion.addArray();
            for (long count : counts) {
                row.add(count);
            }
        }
    }

    private static ObjectNode averages(Averages averages) {
        return JSON.objectNode().put("macro", averages.macro()).put("weighted", averages.weighted());
    }

    private static ObjectNode classFigures(ClassFigures figures) {
        ObjectNode node = JSON.objectNode()
                .put("name", figures.name())
                .put("support", figures.support())
                .put("precision", figures.precision())
                .put("recall", figures.recall())
                .put("f1", figures.f1())
                .put("false_positive_rate", figures.falsePositiveRate());
        putArea(node, "auroc", figures.roc());
        putArea(node, "auprc", figures.precisionRecall());
        return node;
    }

    private static void putArea(ObjectNode node, String name, Curve curve) {
        if (curve.area().isPresent()) {
            node.put(name, curve.area().getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static ObjectNode repetition(Repetition repetition) {
        ObjectNode node = JSON.objectNode()
                .put("over", repetition.over())
                .put("evaluation", repetition.evaluation())
                .put("count", repetition.count());
        for (Figure figure : Figure.values()) {
            putSpread(node, figure.key(), repetition.spread(figure));
        }
        if (!repetition.verdicts().isEmpty()) {
            ObjectNode verdicts = node.putObject("verdicts");
            for (VerdictFigure figure : VerdictFigure.values()) {
                Spread spread = repetition.verdicts().get(figure);
                if (spread != null) {
                    putSpread(verdicts, figure.key(), spread);
                }
            }
        }
        return node;
    }

    private static void putSpread(ObjectNode node, String key, Spread spread) {
        node.putObject(key)
                .put("mean", spread.mean())
                .put("standard_deviation", spread.standardDeviation())
                .put("median", spread.median())
                .put("min", spread.min())
                .put("max", spread.max());
    }
}
