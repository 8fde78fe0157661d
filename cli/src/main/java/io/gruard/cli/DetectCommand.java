package io.gruard.cli;

import io.gruard.detect.ScoringSettings;
import io.gruard.detect.alert.AlertBudget;
import io.gruard.detect.alert.AlertClock;
import io.gruard.detect.alert.BudgetCalibration;
import io.gruard.detect.alert.PacketExcerpts;
import io.gruard.detect.excerpt.ExcerptFolder;
import io.gruard.detect.excerpt.PacketRing;
import io.gruard.detect.service.DetectionService;
import io.gruard.detect.sink.AllSinks;
import io.gruard.detect.statistics.DetectionStatistics;
import io.gruard.detect.statistics.StatisticsListener;
import io.gruard.detect.suppression.SuppressionRules;
import io.gruard.model.ModelFile;
import io.gruard.model.TrainedModel;
import io.gruard.traffic.capture.LiveCapture;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.source.RecordSource;
import io.gruard.traffic.source.SourceFormat;
import io.gruard.traffic.source.SourceOpener;
import io.gruard.traffic.source.TrafficKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
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
            "The model must want features that SOURCE gives: captures and conn.log give those of packet headers out of",
            "NSL-KDD, as the model of gruard demo requires them; captures through tshark",
            "those of Edge-IIoTset; candump gives CAN frames (CICIoV2024); CSV what it" + " holds.",
            "",
            "docs/DETECTION.md has sources, fields of alerts, sinks and rules.",
            "",
            "Example:",
            "  gruard detect capture.pcap --model runs/mine/model.onnx"
        })
final class DetectCommand implements Callable<Integer> {
    private static final double DEFAULT_INTERVAL = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PacketInput input;

    @Option(names = "--model", paramLabel = "MODEL", description = "Model file, as train writes it.")
    private @Nullable Path model;

    @Option(
            names = "--kind",
            description = "What SOURCE is made into: ${COMPLETION-CANDIDATES} (default: what the model requires).")
    private @Nullable TrafficKind kind;

    @Option(
            names = "--format",
            description = "What SOURCE is written in: ${COMPLETION-CANDIDATES} (default: by its first bytes).")
    private @Nullable SourceFormat format;

    @Option(
            names = "--assume",
            split = ",",
            paramLabel = "FEATURE=VALUE",
            description = "Value of a feature that the model requires and SOURCE does not give.")
    private Map<String, String> assumed = new HashMap<>();

    @Mixin
    private AlertOptions alerts;

    @Mixin
    private BudgetOptions budget;

    @Option(
            names = "--what-if",
            paramLabel = "PAST",
            description = "Only try --rules on past alerts: a file of EVE lines, alerts.db, or a database's URL.")
    private @Nullable String past;

    @Option(
            names = "--wait",
            paramLabel = "MILLISECONDS",
            defaultValue = "50",
            description = "How long a record waits for others to be scored with (default: ${DEFAULT-VALUE}).")
    private long wait;

    @Mixin
    private SinkOptions sinks;

    @Option(
            names = "--stats-interval",
            paramLabel = "SECONDS",
            description = "Tell counters so often, on standard error and as events stats where EVE goes; 0 for the end "
                    + "only (default: every 10 s, on standard error alone).")
    private @Nullable Double interval;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that score (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        PrintWriter output = spec.commandLine().getOut();
        if (input.listInterfaces()) {
            LiveCapture.interfaces().forEach(output::println);
            return 0;
        }
        if (past != null) {
            if (!alerts.hasRules()) {
                throw wrong("--what-if goes with --rules");
            }
            new PastAlerts(past).tryRules(alerts.suppression(), output);
            return 0;
        }
        if (model == null) {
            throw wrong("--model is missing");
        }
        detect(ModelFile.read(model));
        return 0;
    }

    private void detect(TrainedModel trained) throws IOException {
        SuppressionRules rules = alerts.suppression();
        Optional<PacketRing> ring = checked(alerts::ring);
        Optional<ExcerptFolder> excerpts = alerts.excerpts(ring);
        DetectionService.Builder service = checked(() -> DetectionService.of(trained)
                .thresholds(alerts.thresholds())
                .scoring(scoring())
                .rules(rules)
                .alerts(alerts.settings())
                .excerpts(excerpts.isPresent() ? excerpts.get() : PacketExcerpts.NONE)
                .clock(input.live() ? AlertClock.LIVE : AlertClock.STOPPED)
                .statistics(interval(), new PrintedStatistics(spec.commandLine().getErr())));
        if (interval != null) {
            service.statisticsAsEvents();
        }
        SourceOpener opener = SourceOpener.of(trained.encoder())
                .withChecksums(input.checksums())
                .withTap(ring.isPresent() ? ring.get() : PacketTap.NONE)
                .withAssumed(assumed);
        if (kind != null) {
            opener = opener.withKind(kind);
        }
        try (Interruption interruption = new Interruption()) {
            keepBudget(service, opener, interruption);
            if (format != null) {
                opener = opener.withFormat(format);
            }
            try (RecordSource source = opener.open(input.traffic(), interruption);
                    AllSinks sink = openSinks();
                    DetectionService running = service.build(source, sink)) {
                running.run(interruption);
                excerpts.flatMap(ExcerptFolder::trouble)
                        .ifPresent(spec.commandLine().getErr()::println);
            }
        }
    }

    /** Raises the thresholds where there is a budget. */
    private void keepBudget(DetectionService.Builder service, SourceOpener opener, BooleanSupplier stop)
            throws IOException {
        Optional<AlertBudget> expected = checked(budget::budget);
        if (expected.isEmpty()) {
            return;
        }
        Optional<String> traffic = budget.traffic().or(input::file);
        if (traffic.isEmpty()) {
            throw wrong("--budget needs traffic to set the threshold on: --budget-on FILE");
        }
        BudgetCalibration.CalibrationResult outcome;
        try (RecordSource source = opener.open(PacketInput.input(traffic.get()), () -> false)) {
            outcome = service.keepBudget(expected.get(), source, stop);
        }
        spec.commandLine().getErr().println(BudgetOptions.told(outcome, expected.get()));
        if (outcome.least().isEmpty()) {
            throw new IOException("no threshold keeps the budget: the most probable detections alone make "
                    + outcome.alerts() + " alerts in " + traffic.get() + "; rules can take out what is known");
        }
    }

    private Duration interval() {
        double seconds = interval == null ? DEFAULT_INTERVAL : interval;
        if (!(seconds >= 0)) {
            throw wrong("--stats-interval must not be negative, found " + seconds);
        }
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    private ScoringSettings scoring() {
        ScoringSettings defaults = ScoringSettings.defaults();
        return new ScoringSettings(defaults.maxRows(), Duration.ofMillis(wait), defaults.queueRows(), threads);
    }

    private <T> T checked(Callable<T> setting) {
        try {
            return setting.call();
        } catch (Exception wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private AllSinks openSinks() throws IOException {
        try {
            return sinks.open(spec.commandLine().getOut(), spec.commandLine().getErr());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** Statistics on standard error. */
    private record PrintedStatistics(PrintWriter messages) implements StatisticsListener {
        @Override
        public void report(DetectionStatistics statistics) {
            messages.println(statistics.text());
            messages.flush();
        }

        @Override
        public void failed(String reason) {
            messages.println("counters: " + reason);
            messages.flush();
        }
    }
}
