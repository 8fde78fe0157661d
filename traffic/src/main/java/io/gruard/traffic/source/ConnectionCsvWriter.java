package io.gruard.traffic.source;

import io.gruard.traffic.connections.ConnectionFeatures;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.packet.IpProtocol;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of the feature set {@code connections} as CSV with a header: which connection it is (columns {@link #IDENTITY}),
 * the features, and the labels of the log that it was read from. A value that is missing is an empty cell.
 */
public final class ConnectionCsvWriter {
    /** Begin in seconds since 1970-01-01 UTC, addresses, ports, protocol and the Community ID. */
    public static final List<String> IDENTITY =
            List.of("ts", "orig_h", "orig_p", "resp_h", "resp_p", "proto", "community_id");

    /** Columns of labels in logs of Zeek and other tools. */
    public static final List<String> LABELS = List.of("label", "detailedlabel", "detailed-label");

    private static final int NANO_DIGITS = 9;

    private final Writer out;
    private final boolean flowLabels;
    private final StringBuilder line = new StringBuilder();
    private @Nullable List<String> labels;

    /**
     * Writes to a writer, which stays open. The header comes with the first record. Its last columns are the labels of
     * the log, or the label that the packets gave the flow.
     *
     * @param flowLabels whether to write the labels of flows
     */
    public ConnectionCsvWriter(Writer out, boolean flowLabels) {
        this.out = out;
        this.flowLabels = flowLabels;
    }

    /**
     * Writes a record of a connection.
     *
     * @throws IllegalArgumentException if it is a record of something else
     */
    public void write(Observation record) throws IOException {
        if (!(record.subject() instanceof Subject.FlowSubject subject)) {
            throw new IllegalArgumentException("expected a connection, found " + record.subject());
        }
        Map<String, String> cells = record.row().cells();
        List<String> further = header(cells);
        identity(subject.flow());
        for (String feature : ConnectionFeatures.NAMES) {
            line.append(',');
            number((float) record.features().number(feature));
        }
        for (String label : further) {
            String cell = flowLabels ? subject.flow().label().name() : cells.getOrDefault(label, "");
            line.append(',').append(quoted(cell));
        }
        end();
    }

    /** Writes the header if no record was written. */
    public void finish() throws IOException {
        header(Map.of());
    }

    private List<String> header(Map<String, String> cells) throws IOException {
        List<String> known = labels;
        if (known == null) {
            known = flowLabels
                    ? LABELS.subList(0, 1)
                    : LABELS.stream().filter(cells::containsKey).toList();
            labels = known;
            line.append(String.join(",", IDENTITY)).append(',').append(String.join(",", ConnectionFeatures.NAMES));
            known.forEach(label -> line.append(',').append(label));
            end();
        }
        return known;
    }

    private void identity(Flow flow) {
        line.append(BigDecimal.valueOf(flow.startNanos(), NANO_DIGITS).toPlainString());
        line.append(',').append(flow.originator()).append(',').append(flow.originatorPort());
        line.append(',').append(flow.responder()).append(',').append(flow.responderPort());
        line.append(',').append(protocol(flow)).append(',').append(flow.communityId());
    }

    private static String protocol(Flow flow) {
        return switch (flow.protocol()) {
            case IpProtocol.TCP -> "tcp";
            case IpProtocol.UDP -> "udp";
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> "icmp";
            default -> String.valueOf(flow.protocol());
        };
    }

    private void number(float value) {
        if (value == (int) value) {
            line.append((int) value);
        } else if (!Float.isNaN(value)) {
            line.append(value);
        }
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private void end() throws IOException {
        out.append(line.append('\n'));
        line.setLength(0);
    }
}
