package io.gruard.traffic.simulate;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.flow.Flow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up the true label of a flow in the label table of a simulated capture. */
public final class FlowLabels {
    private record Endpoints(
            String protocol, IpAddress originator, int originatorPort, IpAddress responder, int responderPort) {}

    private record LabelInterval(long firstNanos, long lastNanos, TrafficLabel label) {}

    private final Map<Endpoints, List<LabelInterval>> intervals = new HashMap<>();
    private long rows;

    private FlowLabels() {}

    /**
     * Reads a label table. Leaves the reader open.
     *
     * @throws IOException if a line is not a row of the table; the message names it
     */
    public static FlowLabels read(Reader in) throws IOException {
        FlowLabels labels = new FlowLabels();
        BufferedReader lines = new BufferedReader(in);
        String header = lines.readLine();
        if (!Wire.LABEL_HEADER.equals(header)) {
            throw new IOException(
                    "label table: expected the header '" + Wire.LABEL_HEADER + "', found '" + header + "'");
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            labels.rows++;
            try {
                labels.add(line.split(",", -1));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IOException("label table, row " + labels.rows + ": " + e.getMessage(), e);
            }
        }
        return labels;
    }

    private void add(String[] cells) {
        Endpoints endpoints = new Endpoints(
                cells[6],
                IpAddress.parse(cells[2]),
                Integer.parseInt(cells[3]),
                IpAddress.parse(cells[4]),
                // The responder's port of an echo is the code in this table and the reply type in a flow.
                cells[6].equals(Transport.ICMP.label()) ? 0 : Integer.parseInt(cells[5]));
        intervals
                .computeIfAbsent(endpoints, any -> new ArrayList<>(1))
                .add(new LabelInterval(nanos(cells[0]), nanos(cells[1]), TrafficLabel.of(cells[11])));
    }

    private static long nanos(String seconds) {
        return new BigDecimal(seconds).movePointRight(9).longValueExact();
    }

    /** Number of rows in the table. */
    public long rows() {
        return rows;
    }

    /** The label of the first row with the endpoints of the flow that overlaps with it in time. */
    public Optional<TrafficLabel> of(Flow flow) {
        String protocol =
                flow.isIcmp() ? Transport.ICMP.label() : flow.isUdp() ? Transport.UDP.label() : Transport.TCP.label();
        Endpoints endpoints = new Endpoints(
                protocol,
                flow.originator(),
                flow.originatorPort(),
                flow.responder(),
                flow.isIcmp() ? 0 : flow.responderPort());
        return intervals.getOrDefault(endpoints, List.of()).stream()
                .filter(interval ->
                        interval.firstNanos() <= flow.endNanos() && interval.lastNanos() >= flow.startNanos())
                .map(LabelInterval::label)
                .findFirst();
    }
}
