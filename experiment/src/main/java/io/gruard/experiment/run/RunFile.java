package io.gruard.experiment.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.core.AtomicFile;
import io.gruard.training.audit.Finding;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Catalogue;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes and reads {@code run.json}: the provenance of a run and what is needed to resume or repeat it. */
public final class RunFile {
    /** Name of the file in a run's folder. */
    public static final String NAME = "run.json";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RunFile() {}

    public static void write(Path folder, RunRecord run) throws IOException {
        String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(run));
        AtomicFile.writeText(folder.resolve(NAME), text + "\n");
    }

    private static ObjectNode json(RunRecord run) {
        RunPlan plan = run.plan();
        ObjectNode root = JSON.objectNode()
                .put("finished", run.finished())
                .put("dataset", plan.data().name())
                .put("descriptor", plan.data().descriptor())
                .put("task", plan.data().task())
                .put("subsample", plan.data().rows())
                .put("model", plan.model())
                .put("protocol", plan.protocol().text())
                .put("seed", plan.seed())
                .put("seeds", plan.seeds())
                .put("threads", run.threads());
        putKnown(root, "command", run.origin().command());
        putKnown(root, "preset", run.origin().preset());
        putKnown(root, "commit", run.origin().commit());
        ObjectNode settings = root.putObject("settings");
        plan.settings().byName().forEach((name, value) -> settings.set(name, value(value)));
        ArrayNode files = root.putArray("data");
        run.files()
                .forEach(file -> files.addObject()
                        .put("part", file.part())
                        .put("file", file.name())
                        .put("rows", file.rows())
                        .put("sha256", file.sha256()));
        ArrayNode audit = root.putArray("audit");
        run.audit().forEach(finding -> audit.add(finding(finding)));
        ObjectNode versions = root.putObject("versions");
        run.versions().forEach(versions::put);
        root.putObject("machine")
                .put("processor", run.machine().processor())
                .put("cores", run.machine().cores())
                .put("system", run.machine().system())
                .put("heap_bytes", run.machine().heapBytes());
        root.put("started", run.started().toString());
        if (run.finished()) {
            putOutcome(root, run);
        }
        return root;
    }

    private static void putKnown(ObjectNode root, String name, String value) {
        if (!value.isEmpty()) {
            root.put(name, value);
        }
    }

    private static void putOutcome(ObjectNode root, RunRecord run) {
        root.put("seconds", run.seconds()).put("model_from", run.modelFrom());
        ArrayNode rounds = root.putArray("rounds");
        for (RoundRecord round : run.rounds()) {
            ObjectNode node = rounds.addObject()
                    .put("seed", round.seed())
                    .put("name", round.name())
                    .put("epochs", round.epochs().size())
                    .put("kept_epoch", round.kept())
                    .put("calibration", round.calibration())
                    .put("novelty", round.novelty());
            ObjectNode thresholds = node.putObject("thresholds");
            thresholds.put("novelty_from", round.thresholds().noveltyFrom());
            ArrayNode from = thresholds.putArray("alert_from");
            round.thresholds().alertFrom().forEach(from::add);
            node.set("rows", MetricsFile.rows(round.rows()));
        }
        root.put("columns", run.columns().size());
        ArrayNode constant = root.putArray("constant_columns");
        run.constantColumns().forEach(constant::add);
        ArrayNode unseen = root.putArray("unseen_categories");
        run.unseen()
                .forEach(unseenIn -> unseen.addObject()
                        .put("evaluation", unseenIn.evaluation())
                        .put("feature", unseenIn.category().feature())
                        .put("category", unseenIn.category().category())
                        .put("rows", unseenIn.category().rows()));
    }

    /** Returns a finding as JSON, for {@code run.json} and for the JSON output of the audit. */
    public static ObjectNode finding(Finding finding) {
        ObjectNode node = JSON.objectNode()
                .put("check", finding.check().id())
                .put("verdict", finding.verdict().id())
                .put("subject", finding.subject())
                .put("sentence", finding.sentence());
        node.set("figures", new ObjectMapper().valueToTree(finding.figures()));
        return node;
    }

    private static JsonNode value(Object value) {
        return switch (value) {
            case Integer whole -> JSON.numberNode(whole);
            case Double real -> JSON.numberNode(real);
            default -> JSON.textNode(value.toString());
        };
    }

    /**
     * Reads the plan of the run in a folder.
     *
     * @param catalogue returns the settings of an architecture
     * @throws IOException if the file is missing or invalid
     */
    public static RunPlan plan(Path folder, Function<String, Catalogue> catalogue) throws IOException {
        Path file = folder.resolve(NAME);
        JsonNode root = read(file);
        try {
            String model = text(root, "model");
            Map<String, String> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.path("settings").properties()) {
                values.put(entry.getKey(), entry.getValue().asText());
            }
            return new RunPlan(
                    new RunPlan.DataChoice(
                            text(root, "dataset"),
                            root.path("descriptor").asText(),
                            text(root, "task"),
                            root.path("subsample").asInt()),
                    model,
                    Protocol.parse(text(root, "protocol")),
                    root.path("seed").asLong(),
                    root.path("seeds").asInt(),
                    Settings.defaults(catalogue.apply(model)).with(values));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Reads command and preset of the run in a folder, to resume it with this build. */
    public static RunOrigin origin(Path folder) throws IOException {
        JsonNode root = read(folder.resolve(NAME));
        return new RunOrigin(root.path("command").asText(), root.path("preset").asText(), "").byThisBuild();
    }

    /** Reads the data files of the run in a folder. */
    public static List<SourceFile> sums(Path folder) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (JsonNode file : read(folder.resolve(NAME)).path("data")) {
            files.add(new SourceFile(
                    file.path("part").asText(),
                    file.path("file").asText(),
                    file.path("rows").asInt(),
                    file.path("sha256").asText()));
        }
        return files;
    }

    /** Reads a JSON file. */
    static JsonNode read(Path file) throws IOException {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file; expected the folder of a run", e);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": expected JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(JsonNode root, String name) {
        JsonNode node = root.path(name);
        if (!node.isTextual()) {
            throw new IllegalArgumentException(
                    "expected text in '" + name + "', found " + (node.isMissingNode() ? "nothing" : node));
        }
        return node.asText();
    }
}
