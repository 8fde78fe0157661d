package io.gruard.bench.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NFStream from PyPI, in its own virtual environment that is created at the first use. */
final class NfstreamPeer implements FlowReader {
    private final Path script;
    private final Path pinned;
    private final Path environment;

    /**
     * Creates a peer that is not yet installed.
     *
     * @param home the source tree, which holds bench/peers
     * @param cache gruard's cache folder
     */
    NfstreamPeer(Path home, Path cache) {
        Path peers = home.resolve("bench").resolve("peers");
        script = peers.resolve("nfstream_peer.py");
        pinned = peers.resolve("requirements-nfstream.txt");
        environment = cache.resolve("peers").resolve("nfstream");
    }

    @Override
    public String title() {
        return "NFStream 6.6.0";
    }

    @Override
    public @Nullable String missing() throws IOException, InterruptedException {
        Path installed = environment.resolve("installed.txt");
        if (Files.exists(installed) && Files.mismatch(pinned, installed) < 0) {
            return null;
        }
        System.err.printf("installing %s into %s (once) ...%n", title(), environment);
        Files.createDirectories(environment.getParent());
        try {
            ChildProcess.output(List.of("python3", "-m", "venv", "--clear", environment.toString()));
            ChildProcess.output(List.of(python(), "-m", "pip", "install", "--quiet", "-r", pinned.toString()));
        } catch (IOException failed) {
            return failed.getMessage();
        }
        Files.copy(pinned, installed);
        return null;
    }

    private String python() {
        return environment.resolve("bin").resolve("python").toString();
    }

    @Override
    public long read(Path capture) throws IOException, InterruptedException {
        String counts = ChildProcess.output(List.of(python(), script.toString(), capture.toString()));
        return Long.parseLong(counts.strip().split(" ")[0]);
    }
}
