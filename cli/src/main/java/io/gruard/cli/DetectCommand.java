package io.gruard.cli;

import io.gruard.detect.DetectionCounters;
import io.gruard.detect.Detector;
import io.gruard.detect.ScoringPipeline;
import io.gruard.detect.ScoringSettings;
import io.gruard.detect.alert.AlertBuilder;
import io.gruard.detect.alert.AlertClock;
import io.gruard.detect.alert.AlertSettings;
import io.gruard.detect.alert.PacketExcerpts;
import io.gruard.detect.alert.Severities;
import io.gruard.detect.sink.AllSinks;
import io.gruard.detect.source.RecordSource;
import io.gruard.model.ModelFile;
import io.gruard.model.TrainedModel;
import io.gruard.traffic.capture.LiveCapture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gruard detect}: traffic in, alerts out. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Applies a trained model to traffic and gives alerts.",
        footer = {
            "",
            "Alerts are JSON lines in Suricata's EVE form: one for a run of alike detections (class, attacker, victim)",
            "within the window, one for all attackers of a victim or all victims of an attacker where there are many.",
            "The model must want features that traffic gives: those of packet headers out of NSL-KDD, as the one that",
            "gruard demo trains does, or those of CAN frames (CICIoV2024)."
        })
final class DetectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PacketInput input;

    @Mixin
    private SinkOptions sinks;

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "Model file, as train writes it.")
    private Path model;

    @Option(
            names = "--kind",
            description = "What SOURCE is made into: ${COMPLETION-CANDIDATES} (default: what the model wants).")
    private @Nullable TrafficKind kind;

    @Option(
            names = "--threshold",
            split = ",",
            paramLabel = "CLASS=P",
            description = "Probability from which a class is an attack, 0..1 (default: the model's own).")
    private Map<String, Double> thresholds = new HashMap<>();

    @Option(
            names = "--severity",
            split = ",",
            paramLabel = "CLASS=N",
            description =
                    "Severity of a class, 1 (highest) to 4 (default: guessing and intrusion 1, scans 3, others 2).")
    private Map<String, Integer> severities = new HashMap<>();

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Alike detections within it make one alert (default: ${DEFAULT-VALUE}).")
    private double window;

    @Option(
            names = "--wait",
            paramLabel = "MILLISECONDS",
            defaultValue = "50",
            description = "How long a record waits for others to be scored with (default: ${DEFAULT-VALUE}).")
    private long wait;

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            description = "Name of this machine in the alerts (default: its host name).")
    private String sensor = HostName.ofThisMachine();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that score (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (input.listInterfaces()) {
            PrintWriter output = spec.commandLine().getOut();
            LiveCapture.interfaces().forEach(output::println);
            return 0;
        }
        TrainedModel trained = ModelFile.read(model);
        TrafficKind records = kindFor(trained);
        ScoringSettings scoring = settings();
        try (Interruption interruption = new Interruption();
                Detector detector = detector(trained);
                RecordSource source = input.records(records);
                AllSinks sink = sink()) {
            AlertClock clock = input.live() ? AlertClock.LIVE : AlertClock.STOPPED;
            AlertBuilder alerts = new AlertBuilder(alertSettings(), severities(), PacketExcerpts.NONE, clock, sink);
            DetectionCounters counters = new DetectionCounters(alerts);
            try (ScoringPipeline pipeline = new ScoringPipeline(detector, counters, scoring)) {
                source.readInto(pipeline::submit, interruption);
            }
            alerts.finish(detector);
            spec.commandLine().getErr().println(source.summary());
            spec.commandLine().getErr().println(counters);
        }
        return 0;
    }

    private ScoringSettings settings() {
        ScoringSettings usual = ScoringSettings.usual();
        return checked(
                () -> new ScoringSettings(usual.mostRows(), Duration.ofMillis(wait), usual.queueRows(), threads));
    }

    private AlertSettings alertSettings() {
        return checked(() -> AlertSettings.usual()
                .withWindow(Duration.ofMillis(Math.round(1000 * window)))
                .withSensor(sensor));
    }

    private Severities severities() {
        return checked(() -> new Severities(severities));
    }

    private Detector detector(TrainedModel trained) {
        return checked(() -> new Detector(trained, thresholds, threads));
    }

    private <T> T checked(Callable<T> setting) {
        try {
            return setting.call();
        } catch (Exception wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private AllSinks sink() throws IOException {
        try {
            return sinks.open(spec.commandLine().getOut(), spec.commandLine().getErr());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private TrafficKind kindFor(TrainedModel trained) {
        TrafficKind chosen = kind == null ? TrafficKind.nearest(trained.schema()) : kind;
        chosen.records().require(trained.schema());
        return chosen;
    }
}
