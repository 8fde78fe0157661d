package io.gruard.bench.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One side in its process; see {@link SideMain} for the protocol. */
final class SideProcess implements AutoCloseable {
    private final BenchSide side;
    private final Process process;
    private final Path errors;
    private final PrintWriter questions;
    private final BufferedReader answers;

    SideProcess(BenchSide side, List<String> command, Map<String, String> environment, Path folder) throws IOException {
        this.side = side;
        errors = Files.createTempFile(folder, side.name(), ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    BenchSide side() {
        return side;
    }

    /** Returns the seconds of each of {@code calls} calls. */
    double[] run(int calls) throws IOException {
        return numbers(ask("run " + calls));
    }

    double[] probabilities() throws IOException {
        return numbers(ask("probabilities"));
    }

    /** Returns the maximum memory so far. */
    long maxBytes() throws IOException {
        return Long.parseLong(ask("memory"));
    }

    private String ask(String question) throws IOException {
        questions.println(question);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(side.title() + " stopped (" + exitCode() + ") before it answered '" + question + "': "
                    + stderrTail());
        }
        return answer;
    }

    private String exitCode() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) ? "exit code " + process.exitValue() : "still running";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "exit code unknown";
        }
    }

    private String stderrTail() throws IOException {
        List<String> lines = Files.readAllLines(errors);
        return lines.isEmpty()
                ? "it wrote no error"
                : String.join("; ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static double[] numbers(String answer) {
        return Stream.of(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public void close() {
        questions.close();
        process.destroy();
    }
}
