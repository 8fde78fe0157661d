package io.gruard.detect.excerpt;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.PacketExcerpts;
import io.gruard.traffic.capture.PcapWriter;
import io.gruard.traffic.flow.Flow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of capture files, one for each alert, named by time and alert. The number of packets in a file and of files
 * is limited; the oldest files are deleted. Packets of another link type than an alert's first one are left out,
 * because the format allows one. A disk failure loses packets, but no alerts.
 */
public final class ExcerptFolder implements PacketExcerpts {
    /** Default maximum number of packets of a file. */
    public static final int DEFAULT_PACKETS = 1_000;

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ENDING = ".pcap";
    private static final int ID_DIGITS = 16;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Path folder;
    private final PacketRing ring;
    private final int maxPackets;
    private final int maxFiles;
    private final Deque<Path> files = new ArrayDeque<>();
    private long failures;
    private String trouble = "";

    /**
     * Creates the folder, or continues an existing one.
     *
     * @param maxPackets maximum number of packets of a file
     * @param maxFiles maximum number of files to keep
     */
    public ExcerptFolder(Path folder, PacketRing ring, int maxPackets, int maxFiles) throws IOException {
        if (maxPackets < 1 || maxFiles < 1) {
            throw new IllegalArgumentException("excerpts: expected positive numbers of packets and files, found "
                    + maxPackets + " and " + maxFiles);
        }
        this.folder = Files.createDirectories(folder);
        this.ring = ring;
        this.maxPackets = maxPackets;
        this.maxFiles = maxFiles;
        try (Stream<Path> there = Files.list(folder)) {
            there.filter(file -> file.getFileName().toString().matches("\\d{8}T\\d{6}-[0-9a-f]{16}\\.pcap"))
                    .sorted()
                    .forEach(files::add);
        }
    }

    @Override
    public Optional<String> save(Alert alert, List<Flow> flows) {
        List<PacketRing.Kept> packets = ring.packets(flows, maxPackets);
        if (packets.isEmpty()) {
            return Optional.empty();
        }
        Instant time = Instant.ofEpochSecond(Math.floorDiv(alert.firstNanos(), NANOS_PER_SECOND));
        Path file = folder.resolve(NAME.format(time) + "-" + alert.id().substring(0, ID_DIGITS) + ENDING);
        try {
            write(file, packets);
            if (!files.contains(file)) {
                files.add(file);
            }
            while (files.size() > maxFiles) {
                Files.deleteIfExists(files.remove());
            }
            return Optional.of(file.toString());
        } catch (IOException e) {
            failures++;
            trouble = file + ": " + e.getMessage();
            return Optional.empty();
        }
    }

    /** Returns how many alerts' packets could not be written, and the last reason; empty if all were written. */
    public Optional<String> trouble() {
        return failures == 0
                ? Optional.empty()
                : Optional.of(failures + (failures == 1 ? " excerpt" : " excerpts") + " not written (" + trouble + ")");
    }

    private static void write(Path file, List<PacketRing.Kept> packets) throws IOException {
        int linkType = packets.getFirst().linkType();
        try (OutputStream out = Files.newOutputStream(file);
                PcapWriter writer = new PcapWriter(out, linkType)) {
            for (PacketRing.Kept packet : packets) {
                if (packet.linkType() == linkType) {
                    writer.write(packet.timeNanos(), packet.wireLength(), packet.bytes(), 0, packet.bytes().length);
                }
            }
        }
    }
}
