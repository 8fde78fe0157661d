package io.gruard.bench.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the processes of the sides, each with the options with which it is fastest. */
final class Sides {
    private final Path folder;
    private final PythonPeers python;

    /**
     * Creates the launcher.
     *
     * @param folder folder of the shared files
     */
    Sides(Path folder, PythonPeers python) {
        this.folder = folder;
        this.python = python;
    }

    SideProcess start(BenchSide side, Workload workload) throws IOException {
        List<String> command = new ArrayList<>(side.python() ? python.command(side) : jvm(side));
        command.add(workload.network().name());
        command.add(workload.task().name());
        command.add(Integer.toString(workload.rows()));
        command.add(Integer.toString(workload.threads()));
        command.add(
                side.python() ? SharedFiles.arrays(folder, workload.network()).toString() : folder.toString());
        return new SideProcess(side, command, environment(workload.threads()), folder);
    }

    /**
     * Returns the current JVM's command with its options and a small young generation. The loops allocate nothing, but
     * until they are compiled the Vector API creates short-lived objects, which would fill any heap. Regions are large
     * because an array above half of one takes whole regions: those of a block of rows are about a megabyte each.
     */
    private static List<String> jvm(BenchSide side) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-Xms16m");
        command.add("-Xmn16m");
        command.add("-XX:G1HeapRegionSize=8m");
        if (side == BenchSide.LIBTORCH) {
            command.add("-Dorg.bytedeco.openblas.load=mkl");
        }
        command.addAll(List.of(SideMain.class.getName(), side.name()));
        return command;
    }

    /**
     * Waiting OpenMP threads must sleep: they would take the processor from the side whose turn it is. The class path
     * is a variable because ONNX Runtime's native library crashes if the command line is longer than 4,096 bytes.
     */
    private static Map<String, String> environment(int threads) {
        return Map.of(
                "CLASSPATH",
                System.getProperty("java.class.path"),
                "OMP_NUM_THREADS",
                Integer.toString(threads),
                "MKL_NUM_THREADS",
                Integer.toString(threads),
                "OMP_WAIT_POLICY",
                "passive",
                "TF_CPP_MIN_LOG_LEVEL",
                "2",
                "TF_ENABLE_ONEDNN_OPTS",
                "1");
    }
}
