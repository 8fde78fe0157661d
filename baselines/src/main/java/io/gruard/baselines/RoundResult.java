package io.gruard.baselines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.core.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The result of one baseline, seed and round: a file of a comparison's folder.
 *
 * @param recipe the baseline's recipe when it was run
 * @param trainingRows rows that it was fitted to, synthetic rows included
 * @param trainSeconds wall-clock time of fitting alone, without encoding and balancing
 * @param bytes size of the fitted model
 */
record RoundResult(
        String baseline,
        String recipe,
        long seed,
        String round,
        int trainingRows,
        double trainSeconds,
        long bytes,
        List<TestPredictions> testPredictions) {
    RoundResult {
        testPredictions = List.copyOf(testPredictions);
    }

    /** Returns the name of its file. */
    static String fileName(String baseline, long seed, String round) {
        return baseline + "-seed-" + seed + "-" + round + ".json.gz";
    }

    void write(Path folder) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode()
                .put("contestant", baseline)
                .put("recipe", recipe)
                .put("seed", seed)
                .put("round", round)
                .put("training_rows", trainingRows)
                .put("train_seconds", trainSeconds)
                .put("bytes", bytes);
        ArrayNode all = root.putArray("judgements");
        for (TestPredictions testPrediction : testPredictions) {
            ObjectNode node = all.addObject()
                    .put("evaluation", testPrediction.evaluation())
                    .put("seconds", testPrediction.seconds());
            node.set("actual", mapper.valueToTree(testPrediction.actual()));
            node.set("predicted", mapper.valueToTree(testPrediction.predicted()));
        }
        AtomicFile.write(folder.resolve(fileName(baseline, seed, round)), out -> {
            GZIPOutputStream zipped = new GZIPOutputStream(out);
            zipped.write(mapper.writeValueAsBytes(root));
            zipped.finish();
        });
    }

    static RoundResult read(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            JsonNode root = mapper.readTree(in);
            List<TestPredictions> testPredictions = new ArrayList<>();
            for (JsonNode node : root.path("judgements")) {
                testPredictions.add(new TestPredictions(
                        node.path("evaluation").asText(),
                        mapper.treeToValue(node.path("actual"), int[].class),
                        mapper.treeToValue(node.path("predicted"), int[].class),
                        node.path("seconds").asDouble()));
            }
            return new RoundResult(
                    root.path("contestant").asText(),
                    root.path("recipe").asText(),
                    root.path("seed").asLong(),
                    root.path("round").asText(),
                    root.path("training_rows").asInt(),
                    root.path("train_seconds").asDouble(),
                    root.path("bytes").asLong(),
                    testPredictions);
        } catch (IOException e) {
            throw new IOException(
                    "cannot read " + file + ": " + e.getMessage() + "; delete the file to run its row again", e);
        }
    }
}
