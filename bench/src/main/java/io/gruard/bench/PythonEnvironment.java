package io.gruard.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual environment of Python with pinned versions, created at its first use and kept in the cache.
 *
 * @param scripts the folder of the peers' scripts and of their pinned versions
 * @param folder the folder of the environment
 * @param name name of the peer: {@code NAME_peer.py}, {@code requirements-NAME.txt}
 */
record PythonEnvironment(Path scripts, Path folder, String name) {
    /** Returns the environment of a peer, in gruard's cache folder. */
    static PythonEnvironment of(String name) {
        Path home = Path.of(System.getProperty("gruard.home", "."));
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "gruard");
        return new PythonEnvironment(
                home.resolve("bench").resolve("peers"), cache.resolve("peers").resolve(name), name);
    }

    /** Runs the peer's script and returns what it printed. */
    String run(String... arguments) throws IOException, InterruptedException {
        prepare();
        List<String> command = new ArrayList<>();
        command.add(python());
        command.add(scripts.resolve(name + "_peer.py").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        require(process.waitFor(), command);
        return printed;
    }

    private String python() {
        return folder.resolve("bin").resolve("python").toString();
    }

    private void prepare() throws IOException, InterruptedException {
        Path pinned = scripts.resolve("requirements-" + name + ".txt");
        Path installed = folder.resolve("installed.txt");
        if (Files.exists(installed) && Files.mismatch(pinned, installed) < 0) {
            return;
        }
        System.err.println("installing the peer's packages into " + folder + " (once) ...");
        Files.createDirectories(folder);
        runToEnd(List.of("python3", "-m", "venv", "--clear", folder.toString()));
        runToEnd(List.of(python(), "-m", "pip", "install", "--quiet", "--requirement", pinned.toString()));
        Files.copy(pinned, installed);
    }

    private static void runToEnd(List<String> command) throws IOException, InterruptedException {
        require(new ProcessBuilder(command).inheritIO().start().waitFor(), command);
    }

    private static void require(int exitCode, List<String> command) throws IOException {
        if (exitCode != 0) {
            throw new IOException("'" + String.join(" ", command) + "' failed with exit code " + exitCode);
        }
    }
}
