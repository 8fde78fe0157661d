package io.gruard.experiment;

import io.gruard.core.Encoded;
import io.gruard.core.FittedEncoder;
import io.gruard.experiment.run.RoundRecord;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.Throughput;
import io.gruard.training.audit.AuditVerdict;
import io.gruard.training.audit.Check;
import io.gruard.training.audit.Finding;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.NetworkLearner.Trained;
import io.gruard.training.metric.DeploymentFigures;
import io.gruard.training.metric.DetectorFigures;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.Repetition;
import io.gruard.training.novelty.NoveltyTerm;
import io.gruard.training.novelty.VerdictPolicy;
import io.gruard.training.protocol.PartRounds;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.RoundOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Combines the results of all seeds and rounds into the figures of a run. */
record RunAssembly(RunPlan plan, RunData data, List<Finding> audit, List<SeedOutcome<Trained>> seeds) {

    /** Returns the round whose model is the run's model: the round of the first seed with the lowest validation loss. */
    RoundOutcome<Trained> modelRound() {
        return seeds.getFirst().rounds().stream()
                .min(Comparator.comparingDouble(
                        round -> round.classifier().fitted().kept().validationLoss()))
                .orElseThrow();
    }

    String modelFrom() {
        return RoundRecord.prefix(plan.seed()) + modelRound().name();
    }

    List<RoundRecord> rounds() {
        List<RoundRecord> records = new ArrayList<>();
        for (SeedOutcome<Trained> seed : seeds) {
            for (RoundOutcome<Trained> round : seed.rounds()) {
                records.add(new RoundRecord(
                        seed.seed(),
                        round.name(),
                        round.rows(),
                        round.classifier().fitted().epochs(),
                        round.classifier().fitted().kept().number(),
                        round.classifier().fitted().calibration(),
                        novelty(round.policy()),
                        VerdictPolicy.thresholds(
                                round.policy(), data.rows().classes().size())));
            }
        }
        return records;
    }

    private static String novelty(@Nullable VerdictPolicy policy) {
        return policy == null || policy.detector() == null
                ? "none"
                : policy.detector().spec();
    }

    RunFigures figures() {
        return new RunFigures(
                plan.data().name(),
                plan.model(),
                plan.protocol().text(),
                modelRound().rows(),
                seeds.stream().flatMap(seed -> seed.evaluations().stream()).toList(),
                throughput(),
                repetitions(),
                warnings());
    }

    private Throughput throughput() {
        double perTrainedRow = seeds.stream()
                .flatMap(seed -> seed.rounds().stream())
                .mapToDouble(round -> 1 / round.classifier().fitted().trainRowsPerSecond())
                .average()
                .orElseThrow();
        double perScoredRow = seeds.getFirst().evaluations().getFirst().secondsPerInstance();
        return new Throughput(1 / perTrainedRow, 1 / perScoredRow);
    }

    private List<Repetition> repetitions() {
        List<Repetition> repetitions = new ArrayList<>();
        SeedOutcome<Trained> first = seeds.getFirst();
        if (first.rounds().size() > 1) {
            List<Evaluation> folds = seeds.stream()
                    .flatMap(seed -> seed.evaluations().stream().skip(1))
                    .toList();
            repetitions.add(Repetition.of("folds", "fold", folds));
        }
        if (seeds.size() > 1) {
            int shown = first.rounds().size() > 1 ? 1 : first.evaluations().size();
            for (int i = 0; i < shown; i++) {
                int index = i;
                repetitions.add(Repetition.of(
                        "seeds",
                        first.evaluations().get(i).name(),
                        seeds.stream()
                                .map(seed -> seed.evaluations().get(index))
                                .toList()));
            }
        }
        return repetitions;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (plan.protocol() instanceof Protocol.Leaky) {
            warnings.add(Protocol.Leaky.WARNING);
        }
        if (!(plan.protocol() instanceof Protocol.Leaky)) {
            warnings.addAll(overlaps(audit));
        }
        warnings.addAll(rules(seeds.getFirst().evaluations()));
        if (plan.protocol() instanceof Protocol.Across(String part) && part.isEmpty()) {
            warnings.addAll(PartRounds.untrainable(data.rows()));
        }
        if (plan.data().rows() > 0) {
            warnings.add("Trained on a sample of about " + plan.data().rows()
                    + " rows. The figures are not results; such a run only checks that everything works.");
        }
        RoundOutcome<Trained> model = modelRound();
        warnings.addAll(unseen(model.unseen()));
        boolean novelty =
                plan.settings().value(FitSettings.NOVELTY_FPR) > 0 && !(plan.protocol() instanceof Protocol.Leaky);
        if (novelty && (model.policy() == null || model.policy().detector() == null)) {
            warnings.add(
                    "Novelty is not measured, because training or validation has no benign row or there are too many"
                            + " columns.");
        }
        if (novelty) {
            List<String> features = data.rows().main().table().schema().names();
            for (NoveltyTerm term : FitSettings.novelty(plan.settings()).leftOut(features)) {
                warnings.add("Novelty is measured without " + term.spec() + ": the data set has no feature "
                        + String.join(", ", term.missing(features)) + ".");
            }
        }
        FittedEncoder encoder = model.encoder();
        if (!encoder.constantColumns().isEmpty()) {
            warnings.add("Columns that are constant in the training rows: "
                    + String.join(", ", encoder.constantColumns()) + ".");
        }
        warnings.addAll(data.omitted());
        return warnings;
    }

    /** Warns of one-line rules that do as well as the model, in evaluations that are shown in full. */
    static List<String> rules(List<Evaluation> evaluations) {
        List<String> warnings = new ArrayList<>();
        for (Evaluation evaluation : Evaluation.shown(evaluations)) {
            DeploymentFigures figures = evaluation.deployment();
            if (figures != null) {
                figures.rulesThatReachTheModel().stream()
                        .max(Comparator.comparingDouble(rule -> rule.counts().youden()))
                        .ifPresent(rule -> warnings.add(ruleReaches(evaluation.name(), rule, figures.model())));
            }
        }
        return warnings;
    }

    private static String ruleReaches(String evaluation, DetectorFigures rule, DetectorFigures model) {
        return String.format(
                Locale.ROOT,
                "%s: a rule without learning does as well as the model: %s. The rule has a false-positive rate of"
                        + " %.2f%% and a detection rate of %.2f%%, the model %.2f%% and %.2f%%.",
                evaluation,
                rule.rule(),
                100 * rule.counts().falsePositiveRate(),
                100 * rule.counts().detectionRate(),
                100 * model.counts().falsePositiveRate(),
                100 * model.counts().detectionRate());
    }

    /** A warning of splits whose test rows also occur in the training rows; of several the first stands for all. */
    static List<String> overlaps(List<Finding> audit) {
        List<Finding> leaking = audit.stream()
                .filter(finding -> finding.verdict() == AuditVerdict.LEAK && finding.check() == Check.OVERLAP)
                .toList();
        if (leaking.isEmpty()) {
            return List.of();
        }
        Finding first = leaking.getFirst();
        String others = switch (leaking.size()) {
            case 1 -> "";
            case 2 -> " Another split overlaps, too.";
            default -> " " + (leaking.size() - 1) + " other splits overlap, too.";
        };
        return List.of(first.subject() + ": " + first.sentence() + "." + others
                + " Protocol grouped:N keeps equal rows together.");
    }

    /** Returns a sentence for each evaluation and feature. */
    private static List<String> unseen(List<RoundOutcome.UnseenIn> all) {
        Map<String, List<Encoded.UnseenCategory>> byFeature = new LinkedHashMap<>();
        for (RoundOutcome.UnseenIn unseen : all) {
            byFeature
                    .computeIfAbsent(
                            unseen.evaluation() + ": " + unseen.category().feature(), key -> new ArrayList<>())
                    .add(unseen.category());
        }
        List<String> sentences = new ArrayList<>();
        byFeature.forEach((where, categories) -> sentences.add(where + " has categories in "
                + categories.stream().mapToInt(Encoded.UnseenCategory::rows).sum()
                + " rows that do not occur in the training rows and are encoded as zeros: "
                + categories.stream()
                        .map(unseen -> unseen.category() + " (" + unseen.rows() + ")")
                        .collect(Collectors.joining(", "))
                + "."));
        return sentences;
    }
}
