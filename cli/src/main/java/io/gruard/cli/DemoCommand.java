package io.gruard.cli;

import io.gruard.cli.progress.ConsoleProgress;
import io.gruard.datasets.read.DataFolders;
import io.gruard.detect.Detector;
import io.gruard.detect.ScoringPipeline;
import io.gruard.detect.ScoringSettings;
import io.gruard.detect.alert.AddressSpread;
import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertBuilder;
import io.gruard.detect.alert.AlertClock;
import io.gruard.detect.alert.AlertSettings;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.alert.PacketExcerpts;
import io.gruard.detect.alert.Severities;
import io.gruard.detect.sink.EveFile;
import io.gruard.detect.sink.FallbackSink;
import io.gruard.detect.sink.RetrySettings;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.RunData;
import io.gruard.experiment.TrainingRun;
import io.gruard.experiment.run.RunFolder;
import io.gruard.experiment.run.RunOrigin;
import io.gruard.experiment.run.RunPlan;
import io.gruard.model.ModelFile;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Architectures;
import io.gruard.traffic.simulate.SimulationSettings;
import io.gruard.traffic.source.RecordKind;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.TrainingListener;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gruard demo}: the whole way on simulated traffic. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = OptionalCommand.DEMO_HEADER,
        footer = {"", "Everything that comes up stays in the folder: captures, labels, features, model, report, alerts."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String DATA_SET = "simulated";
    private static final String MODEL = "cnn-bigru-attention";
    /** The paper's network made small: a demonstration has three minutes on two cores. */
    private static final Map<String, String> SMALL = Map.of(
            "filters", "24",
            "conv_kernel_size", "8",
            "gru_units", "24",
            "attention_units", "24",
            "conv_dropout", "0.1",
            "batch_size", "128",
            "learning_rate", "0.004",
            "epochs", "4");

    private static final int TRAINING_ROWS = 24_000;
    private static final int SHOWN_ALERTS = 12;
    private static final int SHOWN_REASONS = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "demo",
            description = "Folder to make (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Random seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Traffic to train on; a third as much is detected in (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Default: all processors; results do not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        PrintWriter console = spec.commandLine().getOut();
        if (Files.exists(out)) {
            throw new IOException(out + " is there already; name another folder with --out, or remove it");
        }
        Path data = Files.createDirectories(out.resolve("data").resolve(DATA_SET));

        console.printf("1. Simulating %s minutes of labelled traffic ...%n", text(minutes));
        console.flush();
        SimulatedTraffic training = SimulatedTraffic.write(data, "training", settings(seed, minutes));
        console.printf(Locale.ROOT, "   %,d packets in %s%n", training.summary().packets(), training.capture());

        console.println("2. Putting flows together and computing NSL-KDD's 28 features of packet headers ...");
        console.flush();
        Path csv = data.resolve("training.csv");
        long rows = training.writeTable(csv);
        console.printf(Locale.ROOT, "   %,d connections in %s%n", rows, csv);

        console.printf("3. Training a small %s ...%n", MODEL);
        console.flush();
        Path run = train(csv);

        console.printf("4. Detecting in %s minutes of fresh traffic ...%n", text(minutes / 3));
        console.flush();
        SimulatedTraffic fresh = SimulatedTraffic.write(data, "fresh", settings(seed + 1_000_003, minutes / 3));
        detect(fresh, ModelFile.read(run.resolve("model.onnx")), console);

        console.printf(
                Locale.ROOT,
                "%nDone in %.0f s. Report: %s; alerts: %s; model: %s%n",
                (System.nanoTime() - began) / 1e9,
                run.resolve("report.html"),
                out.resolve("alerts.json"),
                run.resolve("model.onnx"));
        console.flush();
        return 0;
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }

    private static SimulationSettings settings(long seed, double minutes) {
        return SimulationSettings.defaults(seed).withLength(Duration.ofMillis(Math.round(60_000 * minutes)));
    }

    private Path train(Path csv) throws IOException {
        Path descriptor = csv.resolveSibling(DATA_SET + ".yaml");
        Files.writeString(descriptor, SimulatedTraffic.descriptor(DATA_SET, csv));
        Settings settings = Settings.defaults(FitSettings.catalogue(Architectures.named(MODEL)))
                .with(SMALL);
        RunPlan plan = new RunPlan(
                new RunPlan.DataChoice(DATA_SET, descriptor.toAbsolutePath().toString(), "attack", TRAINING_ROWS),
                MODEL,
                new Protocol.Holdout(Protocol.DEFAULT_HELD_OUT),
                seed,
                1,
                settings);
        Path target = out.resolve("run");
        try (Interruption interruption = new Interruption();
                TrainingListener listener = ConsoleProgress.forTraining();
                RunFolder folder = RunFolder.begin(target)) {
            RunData read = RunData.read(plan, DataFolders.defaults(out.resolve("data")));
            ExecutionOptions conditions =
                    new ExecutionOptions(threads, listener, interruption, ExecutionOptions.DEFAULT_CHECKPOINT_SECONDS);
            RunOrigin origin = RunOrigin.ofCommand(Conventions.words(spec), "");
            new TrainingRun(plan, read, conditions, origin).run(folder, List.of());
        }
        return target;
    }

    private void detect(SimulatedTraffic fresh, TrainedModel model, PrintWriter console) throws IOException {
        RecordKind.KDD.require(model.schema());
        List<Alert> alerts = new ArrayList<>();
        try (AlertSink file = new FallbackSink(
                        new EveFile(out.resolve("alerts.json"), 1L << 30, 1),
                        out.resolve("spool"),
                        "eve",
                        1 << 20,
                        RetrySettings.defaults());
                Detector detector = new Detector(model, Map.of(), threads)) {
            AlertBuilder builder = new AlertBuilder(
                    AlertSettings.defaults(),
                    new Severities(Map.of()),
                    PacketExcerpts.NONE,
                    AlertClock.STOPPED,
                    new Remembering(alerts, file));
            DemoScore score = new DemoScore(fresh.truth(), builder);
            try (ScoringPipeline pipeline = new ScoringPipeline(detector, score, ScoringSettings.defaults())) {
                fresh.readInto(record -> pipeline.submit(RecordKind.observation(record)));
            }
            builder.finish(detector);
            score.print(console);
        }
        console.printf(Locale.ROOT, "%n%,d alerts, the largest of them:%n", alerts.size());
        alerts.sort((a, b) -> Long.compare(b.detections(), a.detections()));
        alerts.stream().limit(SHOWN_ALERTS).forEach(alert -> print(alert, console));
    }

    private static void print(Alert alert, PrintWriter console) {
        StringBuilder reasons = new StringBuilder();
        alert.reasons().stream()
                .limit(SHOWN_REASONS)
                .forEach(reason ->
                        reasons.append(' ').append(reason.feature()).append('=').append(reason.value()));
        console.printf(
                Locale.ROOT,
                "  severity %d  %-13s %-28s > %-24s %,6d flows, %s %.3f; by%s%n",
                alert.severity(),
                alert.label(),
                several(alert.attackers(), "sources"),
                several(alert.victims(), "targets"),
                alert.detections(),
                alert.isOfTheUnknown() ? "novelty" : "p",
                alert.highest(),
                reasons);
    }

    private static String several(AddressSpread spread, String what) {
        return spread.different() == 1
                ? spread.commonest()
                : String.format(Locale.ROOT, "%,d %s", spread.different(), what);
    }

    /** Keeps alerts for the summary on their way to the file. */
    private record Remembering(List<Alert> alerts, AlertSink next) implements AlertSink {
        @Override
        public void accept(Alert alert) throws IOException {
            alerts.add(alert);
            next.accept(alert);
        }

        @Override
        public void flush() throws IOException {
            next.flush();
        }

        @Override
        public void close() throws IOException {
            next.close();
        }
    }
}
