package io.gruard.traffic.tshark;

import io.gruard.traffic.Lines;
import io.gruard.traffic.Seconds;
import io.gruard.traffic.packet.IpProtocol;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of Edge-IIoTset from the output of
 * {@code tshark -T fields -E header=y -E separator=/t -E occurrence=f}. Fields may be in any order. If a packet has a
 * field several times, the first one is used. Lines that are not packets are counted and skipped.
 */
public final class EdgeReader implements Closeable {
    /** Fields in addition to the columns, which identify the subject of a record. */
    static final List<String> IDENTITY = List.of("frame.time_epoch", "ipv6.src", "ipv6.dst", "udp.dstport");

    private final Lines lines;
    private final int[] columnAt;
    private final int[] identityAt;
    private final int width;
    private long malformed;

    /**
     * Reads the header.
     *
     * @param lines reader, which is closed with this object
     * @param name name in messages
     * @throws IOException if the header does not name all fields
     */
    public EdgeReader(BufferedReader lines, String name) throws IOException {
        this.lines = new Lines(lines);
        String header = this.lines.next();
        List<String> names = header == null ? List.of() : Arrays.asList(header.split("\t", -1));
        width = names.size();
        columnAt = indices(EdgeFeatures.columns(), names, name);
        identityAt = indices(IDENTITY, names, name);
    }

    private static int[] indices(List<String> expected, List<String> names, String name) throws IOException {
        List<String> missing =
                expected.stream().filter(field -> !names.contains(field)).toList();
        if (!missing.isEmpty()) {
            throw new IOException(name + ": expected the names of tshark's fields on the first line, missing: "
                    + String.join(", ", missing));
        }
        return expected.stream().mapToInt(names::indexOf).toArray();
    }

    /** The next packet, or null at the end. */
    public @Nullable EdgeRecord next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            EdgeRecord record = parse(line);
            if (record != null) {
                return record;
            }
            malformed++;
        }
        return null;
    }

    /** Number of lines skipped: too few fields, or an invalid number. */
    public long malformedLines() {
        return malformed;
    }

    private @Nullable EdgeRecord parse(String line) {
        String[] found = line.split("\t", -1);
        if (found.length != width) {
            return null;
        }
        List<String> cells = new ArrayList<>(columnAt.length);
        double[] numbers = new double[columnAt.length];
        try {
            long time = Seconds.nanos(found[identityAt[0]]);
            for (int i = 0; i < columnAt.length; i++) {
                EdgeField field = EdgeFeatures.FIELDS.get(i);
                String cell = cell(field, found[columnAt[i]]);
                cells.add(cell);
                numbers[i] = field.numeric() ? number(field, cell) : 0;
            }
            cells.set(0, EdgeRecord.time(time));
            return record(time, cells, numbers, found);
        } catch (ArithmeticException | IllegalArgumentException noNumber) {
            return null;
        }
    }

    private EdgeRecord record(long time, List<String> cells, double[] numbers, String[] found) {
        String tcpPort = cells.get(EdgeFeatures.index(EdgeFeatures.TCP_PORT));
        String udpPort = found[identityAt[3]];
        boolean tcp = !tcpPort.equals(EdgeRecord.ABSENT);
        boolean udp = !tcp && !udpPort.isEmpty();
        boolean icmp = !cells.get(EdgeFeatures.index(EdgeFeatures.ICMP)).equals(EdgeRecord.ABSENT);
        int port = tcp ? Integer.parseInt(tcpPort) : udp ? Integer.parseInt(udpPort) : 0;
        int protocol = tcp ? IpProtocol.TCP : udp ? IpProtocol.UDP : icmp ? IpProtocol.ICMP : 0;
        return new EdgeRecord(
                time,
                address(cells, EdgeFeatures.SOURCE, found[identityAt[1]], EdgeFeatures.ARP_SOURCE),
                address(cells, EdgeFeatures.DESTINATION, found[identityAt[2]], EdgeFeatures.ARP_DESTINATION),
                port,
                protocol,
                cells,
                numbers);
    }

    private static String address(List<String> cells, String column, String version6, String arp) {
        for (String address :
                List.of(cells.get(EdgeFeatures.index(column)), version6, cells.get(EdgeFeatures.index(arp)))) {
            if (!address.isEmpty() && !address.equals(EdgeRecord.ABSENT)) {
                return address;
            }
        }
        return "";
    }

    private static String cell(EdgeField field, String found) {
        if (found.isEmpty()) {
            return EdgeRecord.ABSENT;
        }
        if (!field.numeric()) {
            return found;
        }
        // Wireshark 4.2 and newer print booleans as True and False.
        return switch (found) {
            case "True" -> "1";
            case "False" -> "0";
            default -> found;
        };
    }

    private static double number(EdgeField field, String cell) {
        if (cell.startsWith("0x")) {
            return Long.parseLong(cell.substring(2), 16);
        }
        boolean bytes =
                field.kind() == EdgeField.FieldRole.HEXADECIMAL || field.name().equals("icmp.unused");
        double value = bytes ? Long.parseLong(cell, 16) : Double.parseDouble(cell);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(cell);
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
