package io.gruard.traffic.label;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.gruard.traffic.Seconds;
import io.gruard.traffic.csv.BadRow;
import io.gruard.traffic.csv.RecordsException;
import io.gruard.traffic.packet.IpProtocol;
import io.gruard.traffic.packet.PacketLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads a CSV file of labels. It has a header, and one of two forms.
 *
 * <ul>
 *   <li>{@code packet,label}: the number of a packet, from 1, and its label. Other columns are ignored.
 *   <li>Rules: {@code label} and some of {@code from}, {@code to}, {@code address}, {@code port}, {@code peer_address},
 *       {@code peer_port}, {@code protocol}. An empty cell is no condition. One row may have a label only: that of all
 *       packets that meet no rule.
 * </ul>
 */
public final class LabelFile {
    private static final String PACKET = "packet";
    private static final String LABEL = "label";
    private static final List<String> CONDITIONS =
            List.of("from", "to", "address", "port", "peer_address", "peer_port", "protocol");
    private static final int MAX_PORT = 65535;
    private static final int MAX_PROTOCOL = 255;

    private final String source;
    private final Predicate<String> benign;
    private final Map<String, PacketLabel> labels = new HashMap<>();

    private LabelFile(String source, Predicate<String> benign) {
        this.source = source;
        this.benign = benign;
    }

    /**
     * Reads a file.
     *
     * @param benign whether a label is that of benign traffic
     * @throws IOException if the file cannot be read or a row is wrong; the message names file and line
     */
    public static CaptureLabels read(Path file, Predicate<String> benign) throws IOException {
        return new LabelFile(file.toString(), benign).read(file);
    }

    private CaptureLabels read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("cannot read labels '" + file + "': no such file");
        }
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            Iterator<NamedCsvRecord> each = rows.iterator();
            if (!each.hasNext()) {
                throw wrong(1, "no labels, expected a header and at least one row");
            }
            NamedCsvRecord first = each.next();
            Set<String> header = new HashSet<>(first.getHeader());
            if (header.contains(PACKET) && header.contains(LABEL)) {
                return numbered(first, each);
            }
            if (!header.contains(LABEL) || !CONDITIONS.containsAll(others(header))) {
                throw wrong(
                        1,
                        "expected the columns packet,label or rules with label and some of "
                                + String.join(",", CONDITIONS) + ", found " + String.join(",", first.getHeader()));
            }
            return rules(first, each);
        } catch (CsvParseException | UncheckedIOException unreadable) {
            String reason = unreadable.getCause() instanceof CharacterCodingException
                    ? "not UTF-8"
                    : String.valueOf(unreadable.getMessage());
            throw new IOException(source + ": " + reason, unreadable);
        }
    }

    private static Set<String> others(Set<String> header) {
        Set<String> others = new HashSet<>(header);
        others.remove(LABEL);
        return others;
    }

    private NumberedLabels numbered(NamedCsvRecord first, Iterator<NamedCsvRecord> rows) throws IOException {
        NumberedLabels.Builder labels = new NumberedLabels.Builder(source);
        for (NamedCsvRecord row = first; ; row = rows.next()) {
            String number = cell(row, PACKET);
            if (!number.matches("[0-9]{1,18}") || Long.parseLong(number) == 0) {
                throw wrong(row, "'packet' must be a number from 1, found '" + number + "'");
            }
            labels.add(row.getStartingLineNumber(), Long.parseLong(number), label(row));
            if (!rows.hasNext()) {
                return labels.build();
            }
        }
    }

    private LabelRules rules(NamedCsvRecord first, Iterator<NamedCsvRecord> rows) throws IOException {
        List<LabelRule> rules = new ArrayList<>();
        LabelRule rest = null;
        for (NamedCsvRecord row = first; ; row = rows.next()) {
            LabelRule rule = rule(row);
            if (!rule.unconditional()) {
                rules.add(rule);
            } else if (rest == null) {
                rest = rule;
            } else {
                throw wrong(row, "a second row without conditions, after line " + rest.line());
            }
            if (!rows.hasNext()) {
                return new LabelRules(source, rules, rest == null ? null : rest.label());
            }
        }
    }

    private LabelRule rule(NamedCsvRecord row) throws RecordsException {
        try {
            int protocol = protocol(cell(row, "protocol"));
            LabelRule rule = new LabelRule(
                    row.getStartingLineNumber(),
                    time(row, "from", Long.MIN_VALUE),
                    time(row, "to", Long.MAX_VALUE),
                    protocol,
                    end(cell(row, "address"), row, "port"),
                    end(cell(row, "peer_address"), row, "peer_port"),
                    label(row));
            if (rule.fromNanos() >= rule.toNanos()) {
                throw new IllegalArgumentException("'to' must be later than 'from'");
            }
            boolean ports =
                    rule.end().firstPort() != LabelRule.ANY || rule.peer().firstPort() != LabelRule.ANY;
            if (ports && protocol != LabelRule.ANY && !LabelRule.hasPorts(protocol)) {
                throw new IllegalArgumentException("protocol '" + cell(row, "protocol") + "' has no ports");
            }
            return rule;
        } catch (IllegalArgumentException wrong) {
            throw wrong(row, String.valueOf(wrong.getMessage()));
        }
    }

    private static LabelRule.End end(String addresses, NamedCsvRecord row, String portColumn) {
        List<Network> networks = addresses.isEmpty()
                ? List.of()
                : Arrays.stream(addresses.split(" +", -1)).map(Network::parse).toList();
        String text = cell(row, portColumn);
        if (text.isEmpty()) {
            return new LabelRule.End(networks, LabelRule.ANY, LabelRule.ANY);
        }
        String[] range = text.split("-", -1);
        int first = number(range[0]);
        int last = number(range[range.length - 1]);
        if (range.length > 2 || first < 0 || last < first || last > MAX_PORT) {
            throw new IllegalArgumentException("'" + portColumn + "' must be a port such as 22 or a range such as"
                    + " 6000-6010, found '" + text + "'");
        }
        return new LabelRule.End(networks, first, last);
    }

    /** A number of up to five digits; -1 for other texts. */
    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    }

    private static int protocol(String text) {
        return switch (text) {
            case "" -> LabelRule.ANY;
            case "tcp" -> IpProtocol.TCP;
            case "udp" -> IpProtocol.UDP;
            case "icmp" -> IpProtocol.ICMP;
            case "icmp6" -> IpProtocol.ICMPV6;
            case "sctp" -> IpProtocol.SCTP;
            default -> {
                int number = number(text);
                if (number < 0 || number > MAX_PROTOCOL) {
                    throw new IllegalArgumentException(
                            "'protocol' must be tcp, udp, icmp, icmp6, sctp or a number, found '" + text + "'");
                }
                yield number;
            }
        };
    }

    private static long time(NamedCsvRecord row, String column, long none) {
        String text = cell(row, column);
        if (text.isEmpty()) {
            return none;
        }
        try {
            if (text.indexOf('T') < 0) {
                return Seconds.nanos(text);
            }
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException | NumberFormatException | DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "'" + column
                            + "' must be a time with its zone, such as 2026-12-01T10:00:00Z, or seconds since 1970,"
                            + " found '" + text + "'",
                    wrong);
        }
    }

    private PacketLabel label(NamedCsvRecord row) throws RecordsException {
        String name = cell(row, LABEL);
        if (name.isEmpty()) {
            throw wrong(row, "'label' is empty");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw wrong(row, "'label' has control characters");
        }
        return labels.computeIfAbsent(name, any -> new PacketLabel(name, !benign.test(name)));
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }

    private RecordsException wrong(NamedCsvRecord row, String reason) {
        return wrong(row.getStartingLineNumber(), reason);
    }

    private RecordsException wrong(long line, String reason) {
        return new RecordsException(new BadRow(source, line, reason));
    }
}
