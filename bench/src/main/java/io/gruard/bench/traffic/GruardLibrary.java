package io.gruard.bench.traffic;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs gruard's flow assembly inside this process, on one thread, as in a detector that runs for a long time. */
final class GruardLibrary implements FlowReader {
    private static final int WARM_UP_ROUNDS = 2;

    @Override
    public String title() {
        return "gruard, library, one thread, warm";
    }

    @Override
    public @Nullable String missing() {
        return null;
    }

    /** Reads without being timed, for the just-in-time compiler. */
    @Override
    public void prepare(Path capture) throws IOException {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            read(capture);
        }
    }

    @Override
    public long read(Path capture) throws IOException {
        DropCounters drops = new DropCounters();
        FlowAssembler assembler = new FlowAssembler(
                FlowSettings.defaults(),
                ChecksumPolicy.IGNORE,
                flow -> {
                    // Only the creation of flows is timed.
                },
                drops);
        try (PacketSource source = CaptureReader.open(capture, drops)) {
            assembler.readAll(source);
        }
        return assembler.openedFlows();
    }
}
