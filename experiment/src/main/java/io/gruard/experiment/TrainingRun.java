package io.gruard.experiment;

import io.gruard.core.AtomicFile;
import io.gruard.core.Records;
import io.gruard.experiment.report.Report;
import io.gruard.experiment.run.HistoryFile;
import io.gruard.experiment.run.MetricsFile;
import io.gruard.experiment.run.PredictionsFile;
import io.gruard.experiment.run.RoundRecord;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunFile;
import io.gruard.experiment.run.RunFolder;
import io.gruard.experiment.run.RunOrigin;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.RunRecord;
import io.gruard.experiment.run.TestReadings;
import io.gruard.model.ModelFile;
import io.gruard.model.Thresholds;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.NetworkLearner;
import io.gruard.training.fit.NetworkLearner.Trained;
import io.gruard.training.metric.Predictions;
import io.gruard.training.protocol.RoundAudit;
import io.gruard.training.protocol.RoundOutcome;
import io.gruard.training.protocol.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Trains and evaluates every seed and round of a plan, and writes the run's folder. */
public final class TrainingRun {
    private final RunPlan plan;
    private final RunData data;
    private final ExecutionOptions options;
    private final RunRecord begun;

    /** Makes a run that a program begins. */
    public TrainingRun(RunPlan plan, RunData data, ExecutionOptions options) {
        this(plan, data, options, RunOrigin.ofProgram());
    }

    /** @param origin command and preset of the run */
    public TrainingRun(RunPlan plan, RunData data, ExecutionOptions options, RunOrigin origin) {
        this.plan = plan;
        this.data = data;
        this.options = options;
        this.begun = RunRecord.begun(plan, origin, data.files(), options.threads(), Instant.now());
    }

    /**
     * Trains, evaluates and writes the folder. It resumes from the checkpoints in the folder of a stopped run.
     *
     * @param comparisons folders of runs of the same data set to compare with in the report
     * @return the figures; the folder is complete and has its final name
     * @throws io.gruard.training.fit.StoppedException if the options requested a stop; the folder can be resumed
     */
    public RunFigures run(RunFolder folder, List<Path> comparisons) throws IOException {
        long started = System.nanoTime();
        // Invalid names of classes are errors before training starts.
        FitSettings.preparation(plan.settings(), options.threads())
                .alerts()
                .thresholds(data.rows().classes(), Thresholds.NEVER);
        if (!data.rows().tests().isEmpty()) {
            List<String> parts = data.rows().tests().stream().map(Records::part).toList();
            TestReadings.add(folder.target(), Instant.now(), plan.data().name(), parts, plan.sum(data.files()));
        }
        RunRecord audited = begun.audited(RoundAudit.quick(plan.protocol(), data.rows(), plan.seed()));
        RunFile.write(folder.work(), audited);
        List<SeedOutcome<Trained>> seeds = new ArrayList<>();
        for (int i = 0; i < plan.seeds(); i++) {
            long seed = plan.seed() + i;
            seeds.add(SeedOutcome.of(seed, rounds(seed, folder), plan.seed()));
        }
        RunAssembly assembly = new RunAssembly(plan, data, audited.audit(), seeds);
        RunFigures figures = assembly.figures();
        RunRecord record = audited.ended(
                (System.nanoTime() - started) / 1e9,
                assembly.rounds(),
                assembly.modelRound().encoder().columnNames(),
                assembly.modelRound().encoder().constantColumns(),
                assembly.modelRound().unseen(),
                assembly.modelFrom());
        write(folder, assembly, figures, record, comparisons);
        folder.finish();
        return figures;
    }

    private List<RoundOutcome<Trained>> rounds(long seed, RunFolder folder) throws IOException {
        NetworkLearner learner = new NetworkLearner(
                Architectures.named(plan.model()),
                plan.settings(),
                options.threads(),
                options.listener(),
                options.stop(),
                new NetworkLearner.Checkpoints(
                        folder.checkpoints(),
                        RoundRecord.prefix(seed),
                        plan.sum(data.files()),
                        options.checkpointSeconds()));
        return Rounds.run(
                plan.protocol(),
                data.rows(),
                FitSettings.preparation(plan.settings(), options.threads()),
                learner,
                seed);
    }

    private void write(
            RunFolder folder, RunAssembly assembly, RunFigures figures, RunRecord record, List<Path> comparisons)
            throws IOException {
        Path work = folder.work();
        for (SeedOutcome<Trained> seed : assembly.seeds()) {
            for (RoundOutcome<Trained> round : seed.rounds()) {
                Path file = folder.checkpoints().resolve(RoundRecord.prefix(seed.seed()) + round.name() + ".onnx");
                ModelFile.write(model(round, seed.seed()), file);
            }
        }
        ModelFile.write(model(assembly.modelRound(), plan.seed()), work.resolve("model.onnx"));
        List<Predictions> predictions = assembly.seeds().stream()
                .flatMap(seed -> seed.predictions().stream())
                .toList();
        PredictionsFile.write(work.resolve("predictions.csv.gz"), predictions);
        HistoryFile.write(work.resolve("history.csv"), record.rounds());
        MetricsFile.write(work.resolve("metrics.json"), figures);
        RunFile.write(work, record);
        AtomicFile.writeText(work.resolve("report.html"), Report.html(figures, record, comparisons));
    }

    private TrainedModel model(RoundOutcome<Trained> round, long seed) {
        return ModelFit.model(plan, data, round, seed, plan.protocol().text(), begun.versions(), begun.machine());
    }
}
