package io.gruard.bench.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code gruard bench engine}. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        header =
                "Compares training and scoring of the papers' networks with libtorch, ONNX Runtime, PyTorch and Keras.",
        description = {
            "Each side runs in its own process on the same weights and rows; the sides take turns round by round."
                    + " Network A is the CNN-BiGRU with attention on 122 columns, network B the ResNet-BiGRU with four"
                    + " heads on 95 columns.",
            "A second table shows the training time of each layer and its share of the machine's peak speed.",
            "PyTorch and Keras need python3. The first use installs them from PyPI into gruard's cache folder"
                    + " (about 9 GB)."
        })
public final class EngineComparison implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--only", description = "only network A or only network B")
    private Set<PaperNetwork> networks = EnumSet.allOf(PaperNetwork.class);

    @Option(names = "--tasks", split = ",", description = "any of ${COMPLETION-CANDIDATES} (default: all)")
    private Set<TimedTask> tasks = EnumSet.allOf(TimedTask.class);

    @Option(
            names = "--peers",
            split = ",",
            description = "any of ${COMPLETION-CANDIDATES} (default: all but gruard itself)")
    private List<BenchSide> peers =
            List.of(BenchSide.LIBTORCH, BenchSide.ONNXRUNTIME, BenchSide.PYTORCH, BenchSide.KERAS);

    @Option(names = "--batch", defaultValue = "1024", description = "rows of a batch (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--threads",
            description = "threads of each side; scoring of single rows uses one (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--rounds", defaultValue = "5", description = "rounds of each side (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--round-seconds",
            defaultValue = "2",
            description = "length of a round in seconds (default: ${DEFAULT-VALUE})")
    private double roundSeconds;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description = "length of the warm-up in seconds (default: ${DEFAULT-VALUE})")
    private double warmUpSeconds;

    @Option(names = "--quick", description = "run two short rounds with libtorch and ONNX Runtime only")
    private boolean quick;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        // Read when libtorch is loaded, here and in its own process: it is fastest with MKL.
        System.setProperty("org.bytedeco.openblas.load", "mkl");
        if (quick) {
            rounds = 2;
            roundSeconds = 0.5;
            warmUpSeconds = 1;
            peers = peers.stream().filter(side -> !side.python()).toList();
        }
        PythonPeers python = new PythonPeers(
                Path.of(System.getProperty("gruard.home", ".")),
                Path.of(System.getProperty("user.home"), ".cache", "gruard"));
        for (BenchSide side : peers) {
            if (side.python()) {
                python.prepare(side);
            }
        }
        Path folder = Files.createTempDirectory("gruard-bench");
        try {
            Race.Effort effort = new Race.Effort(rounds, roundSeconds, warmUpSeconds);
            Race race = new Race(new Sides(folder, python), effort);
            for (PaperNetwork network : networks) {
                SharedFiles.write(folder, network, batch);
                for (TimedTask task : tasks) {
                    Workload workload = task == TimedTask.ROW
                            ? new Workload(network, task, 1, 1)
                            : new Workload(network, task, batch, threads);
                    ResultTable.print(out, workload, race.run(workload, sides(task)));
                    if (task == TimedTask.TRAIN) {
                        new LayerTable(workload, effort).print(out);
                    }
                }
            }
        } finally {
            delete(folder);
        }
        return CommandLine.ExitCode.OK;
    }

    private List<BenchSide> sides(TimedTask task) {
        List<BenchSide> sides = new ArrayList<>(List.of(BenchSide.GRUARD));
        peers.stream()
                .filter(side -> side != BenchSide.GRUARD && side.can(task))
                .forEach(sides::add);
        return sides;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
