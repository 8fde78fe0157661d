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
        header = "Training and scoring the papers' networks, compared with libtorch, ONNX Runtime, PyTorch and Keras.",
        description = {
            "Each side runs in a process of its own on the same weights and rows; rounds take turns. Network A is the"
                    + " CNN-BiGRU with attention on 122 columns, network B the ResNet-BiGRU with four heads on 95.",
            "Training is then shown layer by layer, with the share of the machine's peak that each layer reaches.",
            "PyTorch and Keras need python3; they are installed from PyPI into gruard's cache folder at the first use"
                    + " (about 9 GB)."
        })
public final class EngineComparison implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--only", description = "network A or B alone")
    private Set<PaperNetwork> networks = EnumSet.allOf(PaperNetwork.class);

    @Option(names = "--tasks", split = ",", description = "of ${COMPLETION-CANDIDATES} (all)")
    private Set<TimedTask> tasks = EnumSet.allOf(TimedTask.class);

    @Option(
            names = "--peers",
            split = ",",
            description = "of ${COMPLETION-CANDIDATES} (libtorch,onnxruntime,pytorch,keras)")
    private List<BenchSide> peers =
            List.of(BenchSide.LIBTORCH, BenchSide.ONNXRUNTIME, BenchSide.PYTORCH, BenchSide.KERAS);

    @Option(names = "--batch", defaultValue = "1024", description = "rows of a batch (${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--threads", description = "of each side, but for one row at a time (one for each processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--rounds", defaultValue = "5", description = "of each side (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--round-seconds", defaultValue = "2", description = "that a round lasts (${DEFAULT-VALUE})")
    private double roundSeconds;

    @Option(names = "--warm-up", defaultValue = "4", description = "seconds before the first round (${DEFAULT-VALUE})")
    private double warmUpSeconds;

    @Option(names = "--quick", description = "two short rounds of libtorch and ONNX Runtime alone")
    private boolean quick;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        // Read when libtorch is loaded, here and in its own process: with MKL it is at its best.
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
