package io.gruard.experiment.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.training.metric.EvaluationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The main figures of a finished run, read from its folder.
 *
 * @param name name of its folder
 * @param view task, part, features and windows of the data as text
 * @param subsample number of training rows of a sample; 0 for all rows
 * @param lines its evaluations without single folds and further seeds
 */
public record ComparisonRun(
        String name,
        String dataset,
        String model,
        String protocol,
        String view,
        int subsample,
        List<EvaluationFigures> lines) {
    public ComparisonRun {
        lines = List.copyOf(lines);
    }

    /** The figures of an evaluation, as fractions. */
    public record EvaluationFigures(
            String evaluation,
            double accuracy,
            double macroF1,
            double weightedF1,
            double mcc,
            double falsePositiveRate,
            double detectionRate) {}

    /**
     * Reads a run's folder.
     *
     * @throws IOException if the folder is not that of a run
     */
    public static ComparisonRun read(Path folder) throws IOException {
        JsonNode run = RunFile.read(folder.resolve(RunFile.NAME));
        JsonNode metrics = RunFile.read(folder.resolve("metrics.json"));
        List<EvaluationFigures> lines = new ArrayList<>();
        List<String> names = new ArrayList<>();
        metrics.path("evaluations")
                .forEach(evaluation -> names.add(evaluation.path("name").asText()));
        List<String> shown = EvaluationName.shown(names);
        for (JsonNode evaluation : metrics.path("evaluations")) {
            String name = evaluation.path("name").asText();
            if (shown.contains(name)) {
                lines.add(new EvaluationFigures(
                        name,
                        evaluation.path("accuracy").asDouble(),
                        evaluation.path("f1").path("macro").asDouble(),
                        evaluation.path("f1").path("weighted").asDouble(),
                        evaluation.path("mcc").asDouble(),
                        evaluation.path("false_positive_rate").asDouble(),
                        evaluation.path("detection_rate").asDouble()));
            }
        }
        return new ComparisonRun(
                folder.toAbsolutePath().normalize().getFileName().toString(),
                metrics.path("dataset").asText(),
                metrics.path("model").asText(),
                metrics.path("protocol").asText(),
                view(
                        run.path("task").asText(),
                        setting -> run.path("settings").path(setting).asText()),
                run.path("subsample").asInt(),
                lines);
    }

    /**
     * Returns the newest finished run of each other protocol in the parent folder of {@code target}. The runs have the same
     * data set, task, part, features, windows, architecture and sample. Other folders are skipped.
     */
    public static List<Path> siblings(Path target, RunPlan plan) throws IOException {
        Path parent = target.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        List<Path> newestFirst;
        try (Stream<Path> folders = Files.list(parent)) {
            newestFirst = folders.filter(folder -> Files.exists(folder.resolve("metrics.json")))
                    .sorted(Comparator.comparingLong((Path folder) -> modified(folder))
                            .reversed())
                    .toList();
        }
        List<Path> chosen = new ArrayList<>();
        List<String> protocols = new ArrayList<>(List.of(plan.protocol().text()));
        for (Path folder : newestFirst) {
            ComparisonRun other = readOrEmpty(folder);
            if (other.dataset().equals(plan.data().name())
                    && other.model().equals(plan.model())
                    && other.view().equals(view(plan))
                    && other.subsample() == plan.data().rows()
                    && !protocols.contains(other.protocol())) {
                protocols.add(other.protocol());
                chosen.add(folder);
            }
        }
        return chosen;
    }

    private static String view(RunPlan plan) {
        return view(
                plan.data().task(),
                setting -> plan.settings()
                        .value(plan.settings().catalogue().named(setting))
                        .toString());
    }

    private static String view(String task, UnaryOperator<String> settings) {
        return Stream.of("part", "without", "window")
                .map(setting -> setting + " '" + settings.apply(setting) + "'")
                .collect(Collectors.joining(", ", "task '" + task + "', ", ""));
    }

    private static ComparisonRun readOrEmpty(Path folder) {
        try {
            return read(folder);
        } catch (IOException e) {
            return new ComparisonRun("", "", "", "", "", 0, List.of());
        }
    }

    private static long modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve("metrics.json")).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
