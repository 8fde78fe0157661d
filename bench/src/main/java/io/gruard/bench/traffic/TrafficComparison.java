package io.gruard.bench.traffic;

import io.gruard.model.ModelFile;
import io.gruard.traffic.simulate.Simulation;
import io.gruard.traffic.simulate.SimulationSettings;
import io.gruard.traffic.simulate.TrafficMix;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code gruard bench traffic}. */
@Command(
        name = "traffic",
        mixinStandardHelpOptions = true,
        header = "Compares flow assembly with tshark and NFStream; measures detection, and the memory of a million open"
                + " flows.",
        description = {
            "The capture is simulated: small packets, many short flows. All sides read the same file alternately; the"
                    + " table shows the median of the rounds.",
            "tshark (tshark -q -z conv,tcp) must be on the PATH. NFStream needs python3; the first use installs it from"
                    + " PyPI into gruard's cache folder. A missing side is reported and skipped.",
            "Detection includes flows, NSL-KDD's 28 features and the verdicts of a model, on all processors. The"
                + " models are the default one for NSL-KDD and the small one of gruard demo, both untrained, because"
                + " training does not change the speed; and --model."
        })
public final class TrafficComparison implements Callable<Integer> {
    private static final long SEED = 1;

    /** What {@code gruard demo} changes about the network. */
    private static final Map<String, String> SMALL =
            Map.of("filters", "24", "conv_kernel_size", "8", "gru_units", "24", "attention_units", "24");

    @Spec
    private CommandSpec spec;

    @Option(names = "--capture", description = "read this capture instead of a simulated one")
    private @Nullable Path capture;

    @Option(
            names = "--minutes",
            defaultValue = "2",
            description = "length of the simulated traffic (default: ${DEFAULT-VALUE}, about 2.4 million packets)")
    private double minutes;

    @Option(names = "--rounds", defaultValue = "3", description = "rounds of each side (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--model", description = "also detect with this model file of NSL-KDD's 28 features")
    private @Nullable Path model;

    @Option(names = "--quick", description = "run one round with a tenth of the traffic")
    private boolean quick;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (quick) {
            rounds = 1;
            minutes /= 10;
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("gruard-bench");
        try {
            Path file = capture == null ? simulate(folder) : capture;
            out.printf(Locale.ROOT, "%s, %,d bytes%n", file.getFileName(), Files.size(file));
            List<FlowReader> readers = new ArrayList<>();
            for (FlowReader reader : candidates(folder)) {
                String missing = reader.missing();
                if (missing == null) {
                    readers.add(reader);
                } else {
                    out.printf("%s is skipped: %s%n", reader.title(), missing);
                }
            }
            FlowRace.run(readers, file, rounds, out);
            out.println();
            out.printf(Locale.ROOT, "on %d processors:%n", Runtime.getRuntime().availableProcessors());
            FlowRace.run(detectors(), file, rounds, out);
            out.println();
            out.println(GruardProcess.fillTable());
        } finally {
            delete(folder);
        }
        return CommandLine.ExitCode.OK;
    }

    private static List<FlowReader> candidates(Path folder) {
        Path home = Path.of(System.getProperty("gruard.home", "."));
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "gruard");
        return List.of(new GruardLibrary(), new GruardProcess(folder), new TsharkPeer(), new NfstreamPeer(home, cache));
    }

    private List<FlowReader> detectors() {
        List<FlowReader> detectors = new ArrayList<>();
        detectors.add(new ScoredDetections("small network of demo", file -> UntrainedModel.of(SMALL, file)));
        detectors.add(new ScoredDetections("default network", file -> UntrainedModel.of(Map.of(), file)));
        if (model != null) {
            Path given = model;
            detectors.add(new ScoredDetections(given.toString(), file -> ModelFile.read(given)));
        }
        return detectors;
    }

    private Path simulate(Path folder) throws IOException {
        Path file = folder.resolve("small-packets.pcap");
        SimulationSettings settings = SimulationSettings.defaults(SEED)
                .withLength(Duration.ofMillis(Math.round(minutes * 60_000)))
                .withSessionsPerSecond(2000)
                .withMix(TrafficMix.SMALL_PACKETS);
        try (OutputStream packets = Files.newOutputStream(file);
                Writer labels = Writer.nullWriter()) {
            Simulation.run(settings, packets, labels);
        }
        return file;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
