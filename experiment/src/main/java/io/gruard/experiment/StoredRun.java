package io.gruard.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.experiment.run.MetricsFile;
import io.gruard.experiment.run.RoundRecord;
import io.gruard.experiment.run.RunFile;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.SourceFile;
import io.gruard.model.ModelFile;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Preparation;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.RoundOutcome;
import io.gruard.training.protocol.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Repeats the evaluation of a finished run with the models in its folder.
 *
 * @param folder the run's folder
 * @param plan the run's plan
 */
public record StoredRun(Path folder, RunPlan plan) {
    /**
     * Opens a run's folder.
     *
     * @throws IOException if the folder is not that of a run or a file is missing
     */
    public static StoredRun open(Path folder) throws IOException {
        RunPlan plan = RunFile.plan(folder, model -> FitSettings.catalogue(Architectures.named(model)));
        return new StoredRun(folder, plan);
    }

    /**
     * Evaluates the models of the run.
     *
     * @param data the data of the plan
     * @throws IOException if a model file is missing or corrupt, or if the data differ from the run's
     */
    public List<Evaluation> evaluations(RunData data, int threads) throws IOException {
        requireSameData(data.files());
        List<Evaluation> evaluations = new ArrayList<>();
        for (long seed = plan.seed(); seed < plan.seed() + plan.seeds(); seed++) {
            List<RoundOutcome<StoredClassifier>> rounds =
                    Rounds.run(plan.protocol(), data.rows(), preparation(threads), learner(seed, threads), seed);
            evaluations.addAll(SeedOutcome.of(seed, rounds, plan.seed()).evaluations());
        }
        return evaluations;
    }

    /** Returns the preparation without balancing, except for protocol leaky, whose test rows include synthetic rows. */
    private Preparation preparation(int threads) {
        Preparation whole = FitSettings.preparation(plan.settings(), threads);
        return plan.protocol() instanceof Protocol.Leaky
                ? whole
                : new Preparation(whole.encoder(), Preparation.Balancing.NONE, whole.validation())
                        .with(whole.deployment());
    }

    private Learner<StoredClassifier> learner(long seed, int threads) {
        return task -> {
            Path file = folder.resolve("checkpoint").resolve(RoundRecord.prefix(seed) + task.round() + ".onnx");
            if (!Files.exists(file)) {
                throw new IOException("cannot evaluate " + task.round() + ": " + file + ": no such file");
            }
            TrainedModel model = ModelFile.read(file);
            if (model.encoder().width() != task.training().matrix().columns()) {
                throw new IOException(file + ": expected a model of "
                        + task.training().matrix().columns() + " encoded columns, found "
                        + model.encoder().width());
            }
            return new StoredClassifier(model, threads);
        };
    }

    private void requireSameData(List<SourceFile> found) throws IOException {
        Map<String, String> sums = new HashMap<>();
        RunFile.sums(folder).forEach(file -> sums.put(file.part() + "/" + file.name(), file.sha256()));
        for (SourceFile file : found) {
            String expected = sums.get(file.part() + "/" + file.name());
            if (!file.sha256().equals(expected)) {
                throw new IOException(
                        file.name() + ": expected SHA-256 " + expected + " as in the run, found " + file.sha256());
            }
        }
    }

    /**
     * Returns the first difference between figures and the run's {@code metrics.json}, ignoring times, or an empty text.
     *
     * @throws IOException if the file is missing or unreadable
     */
    public String difference(List<Evaluation> evaluations) throws IOException {
        List<ObjectNode> stored = MetricsFile.evaluations(folder.resolve("metrics.json"));
        if (stored.size() != evaluations.size()) {
            return "expected " + stored.size() + " evaluations as in metrics.json, found " + evaluations.size();
        }
        for (int i = 0; i < stored.size(); i++) {
            ObjectNode repeated = MetricsFile.asRead(MetricsFile.evaluation(evaluations.get(i)));
            for (Map.Entry<String, JsonNode> field : repeated.properties()) {
                if (!field.getKey().equals(MetricsFile.TIME)
                        && !field.getValue().equals(stored.get(i).path(field.getKey()))) {
                    return evaluations.get(i).name() + ": " + field.getKey() + ": expected "
                            + stored.get(i).path(field.getKey()) + " as in metrics.json, found " + field.getValue();
                }
            }
        }
        return "";
    }
}
