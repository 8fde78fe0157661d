package io.gruard.traffic.capture;

import io.gruard.traffic.DropCounters;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Captures packets of a network interface. Starts {@code dumpcap}, or {@code tcpdump} if there is no {@code dumpcap},
 * and reads its pipe. Therefore gruard needs neither privileges nor a native library; the capture program has the
 * privileges that it was installed with.
 */
public final class LiveCapture implements PacketSource {
    private static final System.Logger LOG = System.getLogger(LiveCapture.class.getName());
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final PacketSource packets;
    private final StderrTail stderrTail;
    private final String name;
    private volatile boolean closing;

    private LiveCapture(Process process, PacketSource packets, StderrTail stderrTail, String name) {
        this.process = process;
        this.packets = packets;
        this.stderrTail = stderrTail;
        this.name = name;
    }

    /**
     * Starts the capture.
     *
     * @param networkInterface name of the interface, as {@link #interfaces()} lists it
     * @param filter a capture filter in the language of libpcap, or null for all packets
     * @throws IOException if no capture program is installed, or if it fails
     */
    public static LiveCapture open(String networkInterface, @Nullable String filter, DropCounters drops)
            throws IOException {
        Path program = program();
        List<String> command = command(program, networkInterface, filter);
        LOG.log(System.Logger.Level.DEBUG, () -> "starting " + String.join(" ", command));
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        StderrTail stderrTail = new StderrTail(process);
        String name = program.getFileName() + " on " + networkInterface;
        try {
            PacketSource packets = CaptureReader.open(process.getInputStream(), name, drops);
            return new LiveCapture(process, packets, stderrTail, name);
        } catch (IOException failure) {
            throw stderrTail.failed(name, failure);
        }
    }

    private static List<String> command(Path program, String networkInterface, @Nullable String filter) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of("-i", networkInterface, "-w", "-"));
        if (program.endsWith("dumpcap")) {
            command.add("-q");
            if (filter != null) {
                command.addAll(List.of("-f", filter));
            }
        } else {
            command.addAll(List.of("-U", "-n"));
            if (filter != null) {
                command.add(filter);
            }
        }
        return command;
    }

    /**
     * The interfaces that can be captured, as the capture program lists them, such as {@code "1. eth0"}.
     *
     * @throws IOException if no capture program is installed, or if it fails
     */
    public static List<String> interfaces() throws IOException {
        Path program = program();
        Process process = new ProcessBuilder(program.toString(), "-D").start();
        process.getOutputStream().close();
        StderrTail stderrTail = new StderrTail(process);
        List<String> lines;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines = output.lines().filter(line -> !line.isBlank()).toList();
        }
        if (lines.isEmpty()) {
            throw stderrTail.failed(program.getFileName() + " -D", new IOException("no interface can be captured"));
        }
        return lines;
    }

    private static Path program() throws IOException {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String program : new String[] {"dumpcap", "tcpdump"}) {
            for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
                Path candidate = Path.of(folder, program);
                if (Files.isExecutable(candidate)) {
                    return candidate;
                }
            }
        }
        throw new IOException(
                "live capture requires dumpcap (part of Wireshark) or tcpdump on the PATH, found neither");
    }

    @Override
    public boolean next(CapturedPacket into) throws IOException {
        try {
            if (packets.next(into)) {
                return true;
            }
        } catch (IOException failure) {
            if (!closing) {
                throw failure;
            }
        }
        int code = exitCode();
        if (code != 0 && !closing) {
            throw stderrTail.failed(name, new IOException("ended with exit code " + code));
        }
        return false;
    }

    private int exitCode() throws IOException {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + name + " to end");
        }
    }

    @Override
    public boolean ready() throws IOException {
        return !process.isAlive() || packets.ready();
    }

    /** {@code dumpcap} writes this count after the last packet, {@code tcpdump} to standard error at exit. */
    @Override
    public long lostByCapture() {
        return packets.lostByCapture() + (process.isAlive() ? 0 : stderrTail.dropped());
    }

    @Override
    public boolean stop() {
        closing = true;
        // Process.destroy() would close the pipes, which still hold packets and counters.
        process.toHandle().destroy();
        return true;
    }

    @Override
    public void close() throws IOException {
        closing = true;
        process.destroy();
        packets.close();
    }
}
