package io.gruard.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tshark's table of TCP conversations. */
final class TsharkPeer implements FlowReader {
    private String version = "";

    @Override
    public String title() {
        return version + " -q -z conv,tcp";
    }

    @Override
    public @Nullable String missing() throws InterruptedException {
        try {
            String[] words = ChildProcess.output(List.of("tshark", "--version")).split("\\s+", 4);
            version = "tshark " + words[2];
            return null;
        } catch (IOException absent) {
            version = "tshark";
            return absent.getMessage();
        }
    }

    @Override
    public long read(Path capture) throws IOException, InterruptedException {
        return ChildProcess.output(List.of("tshark", "-n", "-q", "-z", "conv,tcp", "-r", capture.toString()))
                .lines()
                .filter(line -> line.contains("<->"))
                .count();
    }
}
