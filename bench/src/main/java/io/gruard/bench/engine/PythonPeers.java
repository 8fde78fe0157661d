package io.gruard.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * PyTorch and Keras from PyPI. Each has its own virtual environment with pinned versions, created at the first use and
 * kept in the cache.
 */
final class PythonPeers {
    private final Path scripts;
    private final Path environments;

    /**
     * Creates the peers without installing them.
     *
     * @param home the source tree, which holds bench/peers
     * @param cache gruard's cache folder
     */
    PythonPeers(Path home, Path cache) {
        scripts = home.resolve("bench").resolve("peers");
        environments = cache.resolve("peers");
    }

    private static String name(BenchSide side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the command that runs the side's script after {@link #prepare}. */
    List<String> command(BenchSide side) {
        return List.of(
                python(side).toString(),
                scripts.resolve(name(side) + "_peer.py").toString());
    }

    private Path python(BenchSide side) {
        return environments.resolve(name(side)).resolve("bin").resolve("python");
    }

    /** Creates the side's environment unless one with the same pinned versions exists. */
    void prepare(BenchSide side) throws IOException, InterruptedException {
        Path pinned = scripts.resolve("requirements-" + name(side) + ".txt");
        Path installed = environments.resolve(name(side)).resolve("installed.txt");
        if (Files.exists(installed) && Files.mismatch(pinned, installed) < 0) {
            return;
        }
        Path environment = environments.resolve(name(side));
        System.err.printf("installing %s into %s (once) ...%n", side.title(), environment);
        Files.createDirectories(environments);
        runToEnd("python3", "-m", "venv", "--clear", environment.toString());
        runToEnd(python(side).toString(), "-m", "pip", "install", "--quiet", "--requirement", pinned.toString());
        Files.copy(pinned, installed);
    }

    private static void runToEnd(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(30, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IOException("'" + String.join(" ", command) + "' did not finish within 30 minutes");
        }
        if (process.exitValue() != 0) {
            throw new IOException("'" + String.join(" ", command) + "' failed with exit code " + process.exitValue());
        }
    }
}
