package io.gruard.bench.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The process of one side that runs on the JVM. It answers each line on standard input with one on standard output:
 * <ul>
 * <li>{@code run N}: the seconds that each of N calls took
 * <li>{@code probabilities}: those of the first rows
 * <li>{@code memory}: the maximum memory of the process so far, in bytes
 * </ul> The scripts under bench/peers use the same protocol.
 */
public final class SideMain {
    private SideMain() {}

    /** Runs the side. Arguments: side, network, task, rows, threads, folder of the shared files. */
    public static void main(String[] args) throws IOException {
        Workload workload = new Workload(
                PaperNetwork.valueOf(args[1]),
                TimedTask.valueOf(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]));
        try (Runner runner = runner(BenchSide.valueOf(args[0]), workload, Path.of(args[5]));
                BufferedReader questions =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String question = questions.readLine(); question != null; question = questions.readLine()) {
                System.out.println(answer(question, runner));
            }
        }
        // Native thread pools of a peer would keep the process alive.
        System.exit(0);
    }

    private static Runner runner(BenchSide side, Workload workload, Path folder) {
        return switch (side) {
            case GRUARD -> new GruardRunner(workload);
            case LIBTORCH -> new LibtorchRunner(workload);
            case ONNXRUNTIME -> new OnnxRuntimeRunner(workload, folder);
            case PYTORCH, KERAS ->
                throw new IllegalArgumentException("expected a side that runs on the JVM, found " + side);
        };
    }

    private static String answer(String question, Runner runner) throws IOException {
        if (question.startsWith("run ")) {
            int calls = Integer.parseInt(question.substring("run ".length()));
            return joined(IntStream.range(0, calls).mapToDouble(call -> seconds(runner)));
        }
        return switch (question) {
            case "probabilities" -> joined(DoubleStream.of(runner.probabilities()));
            case "memory" -> Long.toString(maxMemory());
            default -> throw new IllegalArgumentException("unknown question '" + question + "'");
        };
    }

    private static double seconds(Runner runner) {
        long start = System.nanoTime();
        runner.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static String joined(DoubleStream values) {
        return values.mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    /** Reads VmHWM of the process, native memory included. */
    private static long maxMemory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }
}
