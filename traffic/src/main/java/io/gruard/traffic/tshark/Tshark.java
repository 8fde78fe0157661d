package io.gruard.traffic.tshark;

import io.gruard.traffic.capture.StderrTail;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs {@code tshark} of Wireshark 3 or newer, which prints the columns of Edge-IIoTset. */
public final class Tshark implements Closeable {
    private static final long EXIT_TIMEOUT_SECONDS = 5;

    private final Process process;
    private final BufferedReader lines;
    private final StderrTail stderrTail;
    private final String name;
    private final boolean fed;
    private @Nullable EdgeReader packets;
    private volatile boolean closing;
    private volatile @Nullable Throwable feedFailure;

    private Tshark(Process process, String name, boolean fed) {
        this.process = process;
        this.name = name;
        this.fed = fed;
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        stderrTail = new StderrTail(process);
    }

    /** Reads the header. tshark prints it with the first packet, so this blocks while the source is silent. */
    private EdgeReader header() throws IOException {
        try {
            return new EdgeReader(lines, name);
        } catch (IOException failure) {
            process.destroy();
            throw stderrTail.failed(name, because(failure));
        }
    }

    /**
     * Dissects a capture file.
     *
     * @throws IOException if tshark is not installed or cannot read the file
     */
    public static Tshark file(Path capture) throws IOException {
        Process process = start(List.of("-r", capture.toString()));
        process.getOutputStream().close();
        Tshark tshark = new Tshark(process, "tshark on " + capture, false);
        tshark.packets = tshark.header();
        return tshark;
    }

    /** Dissects a capture that is read from a stream, such as standard input. A separate thread copies it to tshark. */
    public static Tshark stream(InputStream capture, String from) throws IOException {
        Tshark tshark = new Tshark(start(List.of("-l", "-r", "-")), "tshark on " + from, true);
        Thread.ofPlatform().daemon().name("gruard-tshark-input").start(() -> tshark.feed(capture));
        return tshark;
    }

    private void feed(InputStream capture) {
        OutputStream out = process.getOutputStream();
        try {
            capture.transferTo(out);
            out.close();
        } catch (IOException | RuntimeException | Error failure) {
            // Ends tshark before its input is closed. Otherwise a truncated capture would look complete.
            feedFailure = failure;
            process.toHandle().destroy();
        }
    }

    /**
     * Captures from a network interface. tshark's dumpcap does this with the privileges that it was installed with.
     *
     * @param filter a capture filter in the language of libpcap, or null for all packets
     */
    public static Tshark live(String networkInterface, @Nullable String filter) throws IOException {
        List<String> source = new ArrayList<>(List.of("-l", "-i", networkInterface));
        if (filter != null) {
            source.addAll(List.of("-f", filter));
        }
        Process process = start(source);
        process.getOutputStream().close();
        return new Tshark(process, "tshark on " + networkInterface, false);
    }

    private static Process start(List<String> source) throws IOException {
        // -n: no host names, because the published columns hold numbers.
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-Q"));
        command.addAll(source);
        command.addAll(List.of("-T", "fields", "-E", "header=y", "-E", "separator=/t", "-E", "occurrence=f"));
        for (String field : EdgeFeatures.columns()) {
            command.addAll(List.of("-e", field));
        }
        for (String field : EdgeReader.IDENTITY) {
            command.addAll(List.of("-e", field));
        }
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException missing) {
            throw new IOException(
                    "the columns of Edge-IIoTset require tshark (part of Wireshark): " + missing.getMessage(), missing);
        }
    }

    /** The next packet, or null at the end. */
    public @Nullable EdgeRecord next() throws IOException {
        try {
            if (packets == null) {
                packets = header();
            }
            EdgeRecord record = packets.next();
            if (record != null) {
                return record;
            }
        } catch (IOException failure) {
            if (!closing) {
                throw failure;
            }
        }
        int code = exitCode();
        if (code != 0 && !closing) {
            throw stderrTail.failed(name, because(new IOException("exited with code " + code)));
        }
        return null;
    }

    /** The cause of a failure: the error of the input if there is one, otherwise what was seen. */
    private IOException because(IOException seen) {
        Throwable failure = feedFailure;
        return failure == null ? seen : new IOException("cannot read the capture: " + failure.getMessage(), failure);
    }

    private int exitCode() throws IOException {
        try {
            return process.waitFor(EXIT_TIMEOUT_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + name + " to end");
        }
    }

    /** Whether {@link #next} would return without waiting. */
    public boolean ready() throws IOException {
        return !process.isAlive() || lines.ready();
    }

    /** Number of lines that were not packets. */
    public long malformedLines() {
        return packets == null ? 0 : packets.malformedLines();
    }

    /** Number of packets that the capture program lost. tshark reports it at exit. */
    public long lostByCapture() {
        return process.isAlive() ? 0 : stderrTail.dropped();
    }

    /**
     * Asks tshark to end. {@link #next} still returns the packets that it has already captured. If tshark reads a
     * stream, it ends at the end of the stream.
     */
    public void stop() {
        closing = true;
        if (!fed) {
            // Process.destroy() would close the pipes, which still hold lines.
            process.toHandle().destroy();
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        process.destroy();
        lines.close();
    }
}
