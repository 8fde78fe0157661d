package io.gruard.bench.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the command {@code gruard features}, from the start of its process to the written conn.log, on one processor.
 */
final class GruardProcess implements FlowReader {
    private final Path folder;

    GruardProcess(Path folder) {
        this.folder = folder;
    }

    @Override
    public String title() {
        return "gruard features, whole process, one processor";
    }

    @Override
    public @Nullable String missing() {
        return null;
    }

    @Override
    public long read(Path capture) throws IOException, InterruptedException {
        Path log = folder.resolve("conn.log");
        ChildProcess.output(java(
                List.of("-XX:ActiveProcessorCount=1", "-Xmx1g"),
                "io.gruard.cli.GruardCommand",
                "features",
                capture.toString(),
                "--kind",
                "conn",
                "--out",
                log.toString()));
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.startsWith("#")).count();
        }
    }

    /** Fills a flow table with a million open flows in a process of 1 GB and returns the report. */
    static String fillTable() throws IOException, InterruptedException {
        return ChildProcess.output(java(List.of("-Xmx1g"), TableFill.class.getName()))
                .strip();
    }

    private static List<String> java(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return command;
    }
}
