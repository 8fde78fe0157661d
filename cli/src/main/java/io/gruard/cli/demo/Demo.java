package io.gruard.cli.demo;

import io.gruard.baselines.SplitBaselines;
import io.gruard.core.AtomicFile;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.datasets.read.DataFolders;
import io.gruard.detect.ScoringSettings;
import io.gruard.detect.service.DetectionService;
import io.gruard.detect.sink.AllSinks;
import io.gruard.detect.sink.EveFile;
import io.gruard.detect.sink.FallbackSink;
import io.gruard.detect.sink.RetrySettings;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.RunData;
import io.gruard.experiment.TrainingRun;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunFolder;
import io.gruard.experiment.run.RunPlan;
import io.gruard.model.ModelFile;
import io.gruard.model.RecordClassifier;
import io.gruard.model.RecordScores;
import io.gruard.model.TrainedModel;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.simulate.SimulatedParts;
import io.gruard.traffic.simulate.SimulatedTraffic;
import io.gruard.traffic.simulate.SimulationSummary;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.traffic.source.RecordKind;
import io.gruard.training.fit.Preset;
import io.gruard.training.fit.Presets;
import io.gruard.training.metric.AttackRates;
import io.gruard.training.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs all steps on simulated traffic. Network, baselines and thresholds are fitted to the earlier connections of one
 * simulation and tested on the later ones. Then the model file detects in fresh traffic, a simulation with another
 * seed. The labels of later and fresh traffic influence no choice.
 */
public final class Demo {
    private static final String DATA_SET = "simulated";
    private static final String TASK = "attack";
    private static final double EARLIER_SHARE = 0.75;
    private static final long MAX_EVE_BYTES = 1L << 30;
    private static final int MAX_SPOOL_BYTES = 1 << 20;

    private final DemoSettings settings;
    private final ExecutionOptions execution;
    private final DemoListener listener;
    private final List<Stage> stages = new ArrayList<>();
    private String stage = "";
    private long stageBegan;

    /**
     * Creates a demonstration.
     *
     * @param execution threads and progress of training; results do not depend on them
     */
    public Demo(DemoSettings settings, ExecutionOptions execution, DemoListener listener) {
        this.settings = settings;
        this.execution = execution;
        this.listener = listener;
    }

    /** The scored fresh traffic. */
    private record Fresh(
            SimulationSummary summary, Records records, List<TrafficLabel> truth, FreshDetections detections) {}

    /**
     * Simulates, trains, tests, detects and writes everything into the folder.
     *
     * @throws IOException if the folder exists, or a file cannot be written
     * @throws io.gruard.training.fit.StoppedException if a stop was requested
     */
    public DemoResult run() throws IOException {
        Path folder = settings.folder();
        if (Files.exists(folder)) {
            throw new IOException(folder + ": already exists; choose another folder or remove it");
        }
        Path data = Files.createDirectories(folder.resolve("data").resolve(DATA_SET));
        begin("Simulating %s of labelled traffic".formatted(DemoText.duration(settings.training())));
        SimulatedTraffic traffic = SimulatedTraffic.write(data, "training", settings.trainingTraffic());
        SimulatedParts set = SimulatedParts.write(traffic, DATA_SET, EARLIER_SHARE);
        end(DemoText.count(traffic.summary().packets()) + " packets, " + DemoText.count(set.earlier() + set.later())
                + " connections");

        Preset preset = Presets.shipped().named(DATA_SET);
        begin("Training %s on the earlier %s connections".formatted(preset.model(), DemoText.count(set.earlier())));
        RunPlan plan = new RunPlan(
                new RunPlan.DataChoice(DATA_SET, set.descriptor().toString(), TASK, 0),
                preset.model(),
                new Protocol.Official(),
                settings.seed(),
                1,
                preset.settings());
        Path run = folder.resolve("run");
        RunData read = RunData.read(plan, DataFolders.defaults(folder.resolve("data")));
        RunFigures figures;
        try (RunFolder runFolder = RunFolder.begin(run)) {
            figures = new TrainingRun(plan, read, execution).run(runFolder, List.of());
        }
        TrainedModel model = ModelFile.read(run.resolve("model.onnx"));
        end("model in " + run.resolve("model.onnx"));

        begin("Fitting boosted trees and searching the best one-line rules on the same connections");
        Records later = read.rows().tests().getFirst();
        Split split = Split.official(read.rows().main(), later);
        List<SplitBaselines.FittedBaseline> baselines = SplitBaselines.fit(
                split.training(), DemoResult.MAX_FALSE_POSITIVE_RATE, execution.threads(), settings.seed());
        end("best rule: " + baselines.getLast().description());

        begin("Detecting in %s of fresh traffic".formatted(DemoText.duration(settings.fresh())));
        Path alertFile = folder.resolve("alerts.json");
        Fresh fresh = detect(data, model, alertFile);
        end(DemoText.count(fresh.truth().size()) + " connections");

        DemoResult result = new DemoResult(
                settings,
                traffic.summary().packets(),
                fresh.summary().packets(),
                set.earlier(),
                figures.rows().synthetic(),
                set.later(),
                contenders(model, baselines, later, fresh),
                fresh.detections().kinds(fresh.truth()),
                fresh.detections().alerts(fresh.truth()),
                fresh.detections().moments(fresh.truth()),
                stages,
                folder.resolve("index.html"),
                run,
                alertFile);
        AtomicFile.writeText(result.page(), DemoPage.html(result));
        return result;
    }

    private void begin(String name) {
        stage = name;
        stageBegan = System.nanoTime();
        listener.begins(name);
    }

    private void end(String outcome) {
        stages.add(new Stage(stage, (System.nanoTime() - stageBegan) / 1e9));
        listener.ends(outcome);
    }

    private Fresh detect(Path data, TrainedModel model, Path alertFile) throws IOException {
        RecordKind.KDD.require(model.schema());
        SimulatedTraffic traffic = SimulatedTraffic.write(data, "fresh", settings.freshTraffic());
        List<KddRecord> records = new ArrayList<>();
        List<TrafficLabel> truth = new ArrayList<>();
        FreshDetections detections = new FreshDetections();
        Path spool = settings.folder().resolve("spool");
        LabelledRecords source = new LabelledRecords(traffic, records, truth);
        try (AllSinks sinks = new AllSinks(List.of(
                        detections,
                        new FallbackSink(
                                new EveFile(alertFile, MAX_EVE_BYTES, 1),
                                spool,
                                "eve",
                                MAX_SPOOL_BYTES,
                                RetrySettings.defaults())));
                DetectionService service = DetectionService.of(model)
                        .scoring(ScoringSettings.defaults().withThreads(execution.threads()))
                        .observer(detections::keep)
                        .build(source, sinks)) {
            service.run(() -> false);
        }
        Records table = SimulatedTraffic.records("fresh", records, truth);
        return new Fresh(traffic.summary(), table, truth, detections);
    }

    private List<Contender> contenders(
            TrainedModel model, List<SplitBaselines.FittedBaseline> baselines, Records later, Fresh fresh) {
        boolean[] laterAttacks = attacks(later);
        boolean[] freshAttacks = attacks(fresh.records());
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender(
                "network",
                "CNN-BiGRU with attention, trained with SMOTE; thresholds from the training part",
                AttackRates.of(laterAttacks, verdicts(model, later)),
                AttackRates.of(freshAttacks, fresh.detections().attacks())));
        for (SplitBaselines.FittedBaseline baseline : baselines) {
            contenders.add(new Contender(
                    baseline.name(),
                    baseline.description(),
                    AttackRates.of(laterAttacks, baseline.attacks(later)),
                    AttackRates.of(freshAttacks, baseline.attacks(fresh.records()))));
        }
        return contenders;
    }

    private boolean[] verdicts(TrainedModel model, Records records) {
        boolean[] attacks = new boolean[records.rows()];
        try (RecordClassifier classifier = model.classifier(execution.threads())) {
            RecordScores scores = classifier.scores(records.table());
            for (int row = 0; row < attacks.length; row++) {
                attacks[row] = model.rule().attack(scores, row);
            }
        }
        return attacks;
    }

    private static boolean[] attacks(Records records) {
        int[] classOfRow = records.labels().classOfRow();
        boolean[] attacks = new boolean[classOfRow.length];
        for (int row = 0; row < attacks.length; row++) {
            attacks[row] = classOfRow[row] != records.classes().benign();
        }
        return attacks;
    }
}
