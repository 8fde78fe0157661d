package io.gruard.cli;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.LiveCapture;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.FlowSink;
import io.gruard.traffic.kdd.KddCsvWriter;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.zeek.ConnLogWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gruard features}: records computed from traffic. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        header = "Computes records from traffic: a capture file, standard input or a network interface.",
        footer = {
            "",
            "Kinds of records:",
            "  conn   one line for each flow, as Zeek's conn.log",
            "  kdd    CSV: the flow, and the 28 features of NSL-KDD that headers of packets give"
                    + " (docs/KDD-FEATURES.md)",
            "",
            "A summary goes to standard error: packets, flows, and what was dropped for which reason."
        })
final class FeaturesCommand implements Callable<Integer> {
    /** Kinds of records. */
    enum Kind {
        /** Flows as Zeek's conn.log. */
        CONN,
        /** Connections with NSL-KDD's features. */
        KDD
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private PacketInput input;

    @Option(
            names = "--kind",
            defaultValue = "conn",
            description = "Kind of records: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Kind kind;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write (default: standard output). While it is written it has the ending .partial.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (input.listInterfaces()) {
            PrintWriter output = spec.commandLine().getOut();
            LiveCapture.interfaces().forEach(output::println);
            return 0;
        }
        // Held until all is written, so that Ctrl-C ends a live capture with a whole file.
        try (Interruption interruption = new Interruption()) {
            if (out == null) {
                write(spec.commandLine().getOut(), interruption);
            } else {
                writeFile(out, interruption);
            }
        }
        return 0;
    }

    private void writeFile(Path file, BooleanSupplier stop) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (Writer writer = Files.newBufferedWriter(partial)) {
            write(writer, stop);
        } catch (IOException | UncheckedIOException failure) {
            Files.deleteIfExists(partial);
            throw failure;
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(Writer writer, BooleanSupplier stop) throws IOException {
        switch (kind) {
            case CONN -> writeFlows(new ConnLogWriter(writer), stop);
            case KDD -> writeConnections(new KddCsvWriter(writer, false), stop);
        }
        writer.flush();
    }

    private void writeConnections(KddCsvWriter csv, BooleanSupplier stop) throws IOException {
        KddExtractor extractor = new KddExtractor();
        writeFlows(
                flow -> extractor.next(flow).ifPresent(record -> {
                    try {
                        csv.write(record);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                stop);
    }

    private void writeFlows(FlowSink flows, BooleanSupplier stop) throws IOException {
        FlowAssembler assembler = new FlowAssembler(FlowSettings.usual(), input.checksums(), flows, new DropCounters());
        long lost = input.readInto(assembler, stop);
        summarise(assembler, lost);
    }

    private void summarise(FlowAssembler assembler, long lost) {
        String dropped = assembler.drops().toString();
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%,d packets, %,d bytes, %,d flows; lost by the capture: %,d; left out: %s%n",
                        assembler.packets(),
                        assembler.bytes(),
                        assembler.openedFlows(),
                        lost,
                        dropped.isEmpty() ? "none" : dropped);
    }
}
