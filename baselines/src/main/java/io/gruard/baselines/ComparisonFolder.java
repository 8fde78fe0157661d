package io.gruard.baselines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.core.AtomicFile;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The folder of a comparison. It holds {@code comparison.json}, {@code table.md}, {@code report.html}, and below
 * {@code rows/} a file for each finished baseline, seed and round. A comparison that uses the folder again adds seeds
 * and baselines and reuses the results there.
 */
final class ComparisonFolder {
    private static final String PLAN = "plan.json";
    private static final String ROWS = "rows";

    private final Path folder;

    private ComparisonFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates the folder, or opens one of the same plan.
     *
     * @throws IOException if the folder holds something else, or results from other data or settings
     */
    static ComparisonFolder of(Path folder, ComparisonPlan plan, List<SourceFile> files) throws IOException {
        Path stored = folder.resolve(PLAN);
        ObjectNode expected = json(plan, files);
        if (Files.exists(stored)) {
            JsonNode found = new ObjectMapper().readTree(stored.toFile());
            if (!found.equals(new ObjectMapper().readTree(expected.toString()))) {
                throw new IOException(folder + ": the comparison there differs from this one: "
                        + difference(found, expected) + "; choose another output folder");
            }
        } else if (Files.exists(folder)) {
            throw new IOException(folder + ": expected a comparison or no folder, found a folder without " + PLAN
                    + "; choose another output folder");
        }
        Files.createDirectories(folder.resolve(ROWS));
        AtomicFile.writeText(stored, expected.toPrettyString() + "\n");
        return new ComparisonFolder(folder);
    }

    private static String difference(JsonNode found, JsonNode expected) {
        for (var field : expected.properties()) {
            JsonNode there = found.path(field.getKey());
            if (!there.toString().equals(field.getValue().toString())) {
                return field.getKey() + ": expected " + field.getValue() + ", found " + there;
            }
        }
        return "it has more fields than expected";
    }

    /** Returns what decides the figures of a row, except the seed and the baseline itself. */
    private static ObjectNode json(ComparisonPlan plan, List<SourceFile> files) {
        RunPlan run = plan.run();
        ObjectNode root = new ObjectMapper()
                .createObjectNode()
                .put("dataset", run.data().name())
                .put("task", run.data().task())
                .put("protocol", run.protocol().text())
                .put("first_seed", run.seed())
                .put("subsample", run.data().rows());
        ObjectNode changes = root.putObject("changed_settings");
        new TreeMap<>(plan.changes()).forEach(changes::put);
        ArrayNode data = root.putArray("data");
        files.forEach(file -> data.addObject().put("file", file.name()).put("sha256", file.sha256()));
        return root;
    }

    Path path() {
        return folder;
    }

    /**
     * Returns a stored result, if there is one.
     *
     * @throws IOException if it was run with other settings
     */
    Optional<RoundResult> find(Baseline baseline, long seed, String round) throws IOException {
        Path file = folder.resolve(ROWS).resolve(RoundResult.fileName(baseline.name(), seed, round));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        RoundResult result = RoundResult.read(file);
        if (!result.recipe().equals(baseline.recipe())) {
            throw new IOException(file + ": expected the current settings of " + baseline.name()
                    + ", found other settings; delete the file to run it again, or choose another output folder");
        }
        return Optional.of(result);
    }

    void add(RoundResult result) throws IOException {
        result.write(folder.resolve(ROWS));
    }

    void write(String name, String text) throws IOException {
        AtomicFile.writeText(folder.resolve(name), text);
    }
}
