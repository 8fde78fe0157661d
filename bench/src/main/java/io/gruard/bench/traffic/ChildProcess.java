package io.gruard.bench.traffic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a program to its end. */
final class ChildProcess {
    private ChildProcess() {}

    /**
     * Runs a program and returns its standard output.
     *
     * @throws IOException if it fails; the message holds its standard error
     */
    static String output(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("gruard-bench", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " failed: "
                        + Files.readString(errors).strip());
            }
            return output;
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
