package io.gruard.traffic.source;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.csv.CsvRecords;
import io.gruard.traffic.flow.CloseCause;
import io.gruard.traffic.flow.ConnState;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowContent;
import io.gruard.traffic.kdd.KddCsvWriter;
import io.gruard.traffic.packet.IpProtocol;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the flow that a row describes, by the columns in which gruard writes connections and by KDD's protocol. */
final class RowIdentity {
    private static final int NANO_DIGITS = 9;

    private RowIdentity() {}

    /** A flow with its endpoints and start time and nothing else. Empty if the row lacks these columns. */
    static Optional<Flow> flow(CsvRecords.CsvRow row) {
        Map<String, String> cells = new HashMap<>(row.others());
        cells.putAll(row.features());
        if (!cells.keySet().containsAll(KddCsvWriter.IDENTITY)) {
            return Optional.empty();
        }
        try {
            long start = new BigDecimal(cell(cells, "ts"))
                    .movePointRight(NANO_DIGITS)
                    .longValue();
            IpAddress originator = IpAddress.parse(cell(cells, "orig_h"));
            return Optional.of(new Flow(
                    originator,
                    Integer.parseInt(cell(cells, "orig_p")),
                    IpAddress.parse(cell(cells, "resp_h")),
                    Integer.parseInt(cell(cells, "resp_p")),
                    protocol(cell(cells, "protocol_type"), originator),
                    start,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    ConnState.OTH,
                    "",
                    0,
                    0,
                    start,
                    CloseCause.ENDED,
                    FlowContent.NONE));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String cell(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "");
    }

    private static int protocol(String name, IpAddress address) {
        return switch (name) {
            case "tcp" -> IpProtocol.TCP;
            case "udp" -> IpProtocol.UDP;
            case "icmp" -> address.isIpv4() ? IpProtocol.ICMP : IpProtocol.ICMPV6;
            default -> throw new IllegalArgumentException("expected tcp, udp or icmp, found '" + name + "'");
        };
    }
}
