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
import io.gruard.traffic.source.RecordOrder;
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

/** The command {@code gruard detect}: reads traffic and writes alerts. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Detects attacks in traffic with a trained model and writes alerts.",
        footer = {
            "",
            "Alerts are JSON lines in Suricata's EVE format. Detections of the same class, source and target within"
                    + " the",
            "window become one alert. Many sources of one target, or many targets of one source, also become one"
                    + " alert.",
            "SOURCE must provide every feature the model was trained on. Captures and conn.log provide NSL-KDD's"
                    + " features",
            "of packet headers (the model of gruard demo needs these), captures through tshark those of Edge-IIoTset,",
            "candump those of CICIoV2024, and CSV its own columns.",
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

    @Option(names = "--model", paramLabel = "MODEL", description = "model file, or a run's folder with its model.onnx")
    private @Nullable Path model;

    @Option(
            names = "--kind",
            description = "kind of records to compute: ${COMPLETION-CANDIDATES} (default: what the model requires)")
    private @Nullable TrafficKind kind;

    @Option(
            names = "--format",
            description = "format of SOURCE: ${COMPLETION-CANDIDATES} (default: detected from its first bytes)")
    private @Nullable SourceFormat format;

    @Option(
            names = "--assume",
            split = ",",
            paramLabel = "FEATURE=VALUE",
            description = "fixed value of a feature that the model requires and SOURCE does not provide")
    private Map<String, String> assumed = new HashMap<>();

    @Mixin
    private AlertOptions alerts;

    @Mixin
    private BudgetOptions budget;

    @Option(
            names = "--what-if",
            paramLabel = "PAST",
            description = "only apply --rules to past alerts: a file of EVE lines, alerts.db, or a database's URL")
    private @Nullable String past;

    @Option(
            names = "--wait",
            paramLabel = "MILLISECONDS",
            defaultValue = "50",
            description = "maximum time that a record waits for others of its batch (default: ${DEFAULT-VALUE})")
    private long wait;

    @Mixin
    private SinkOptions sinks;

    @Option(
            names = "--stats-interval",
            paramLabel = "SECONDS",
            description =
                    "report statistics every SECONDS on standard error and as EVE stats events; 0 reports only at exit"
                            + " (default: every 10 s, on standard error only)")
    private @Nullable Double interval;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "number of threads that score (default: all processors)")
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
                throw wrong("--what-if requires --rules");
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
                .withAssumed(assumed)
                .withOrder(RecordOrder.TIME);
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

    /** Raises the thresholds if there is a budget. */
    private void keepBudget(DetectionService.Builder service, SourceOpener opener, BooleanSupplier stop)
            throws IOException {
        Optional<AlertBudget> expected = checked(budget::budget);
        if (expected.isEmpty()) {
            return;
        }
        Optional<String> traffic = budget.traffic().or(input::file);
        if (traffic.isEmpty()) {
            throw wrong("--budget requires calibration traffic that can be read twice; add --budget-on FILE");
        }
        BudgetCalibration.CalibrationResult outcome;
        try (RecordSource source = opener.open(PacketInput.input(traffic.get()), () -> false)) {
            outcome = service.keepBudget(expected.get(), source, stop);
        }
        spec.commandLine().getErr().println(BudgetOptions.summary(outcome, expected.get()));
        if (outcome.minScores().isEmpty()) {
            throw new IOException("no threshold meets the budget: the highest ones still give "
                    + outcome.alerts() + (outcome.alerts() == 1 ? " alert" : " alerts") + " in " + traffic.get()
                    + "; suppress known detections with --rules");
        }
    }

    private Duration interval() {
        double seconds = interval == null ? DEFAULT_INTERVAL : interval;
        if (!(seconds >= 0)) {
            throw wrong("--stats-interval must be 0 or more, found " + seconds);
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

    /** Prints statistics on standard error. */
    private record PrintedStatistics(PrintWriter messages) implements StatisticsListener {
        @Override
        public void report(DetectionStatistics statistics) {
            messages.println(statistics.text());
            messages.flush();
        }

        @Override
        public void failed(String reason) {
            messages.println("statistics: " + reason);
            messages.flush();
        }
    }
}
