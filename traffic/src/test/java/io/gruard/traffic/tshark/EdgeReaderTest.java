package io.gruard.traffic.tshark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EdgeReaderTest {
    private static final List<String> NAMES = Stream.concat(
                    EdgeReader.IDENTITY.stream(), EdgeFeatures.columns().stream())
            .toList();
    private static final String HEADER = String.join("\t", NAMES) + "\n";

    /** A line with these fields. Other fields are empty, as tshark prints them if a packet does not have them. */
    private static String line(Map<String, String> fields) {
        return NAMES.stream().map(name -> fields.getOrDefault(name, "")).collect(Collectors.joining("\t")) + "\n";
    }

    private static List<EdgeRecord> read(String lines, long malformed) throws IOException {
        List<EdgeRecord> records = new ArrayList<>();
        try (EdgeReader reader = new EdgeReader(new BufferedReader(new StringReader(HEADER + lines)), "tshark")) {
            for (EdgeRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
            assertThat(reader.malformedLines()).isEqualTo(malformed);
        }
        return records;
    }

    private static EdgeRecord one(Map<String, String> fields) throws IOException {
        return read(line(fields), 0).getFirst();
    }

    @Test
    void missingFieldIsZero() throws IOException {
        EdgeRecord record = one(Map.of("frame.time_epoch", "1637787560.794000001"));
        assertThat(record.cells()).hasSize(61).startsWith(" 2021 20:59:20.794000001 ");
        assertThat(record.cells().subList(1, 61)).containsOnly("0");
        assertThat(record.number("tcp.len")).isZero();
        assertThat(record.category("mqtt.topic")).isEqualTo("0");
        assertThat(record.timeNanos()).isEqualTo(1_637_787_560_794_000_001L);
        assertThat(List.of(record.source(), record.destination())).containsExactly("", "");
    }

    @Test
    void numbersAreParsedInAllNotationsOfTshark() throws IOException {
        EdgeRecord record = one(Map.of(
                "frame.time_epoch", "1",
                "tcp.flags", "0x0018",
                "tcp.flags.ack", "True",
                "dns.qry.qu", "False",
                "icmp.unused", "0000001f",
                "udp.time_delta", "0.000502000"));
        assertThat(record.number("tcp.flags")).isEqualTo(24);
        assertThat(record.number("tcp.flags.ack")).isEqualTo(1);
        assertThat(record.category("tcp.flags.ack")).isEqualTo("1");
        assertThat(record.number("dns.qry.qu")).isZero();
        assertThat(record.number("icmp.unused")).isEqualTo(31);
        assertThat(record.number("udp.time_delta")).isEqualTo(0.000502);
        assertThatThrownBy(() -> record.number("tcp.urgent")).hasMessage("Edge-IIoTset has no column 'tcp.urgent'");
    }

    @Test
    void addressesComeFromIpv4Ipv6OrArp() throws IOException {
        EdgeRecord tcp = one(Map.of(
                "frame.time_epoch", "1", "ip.src_host", "10.0.0.1", "ip.dst_host", "10.0.0.2", "tcp.dstport", "1883"));
        assertThat(List.of(tcp.source(), tcp.destination(), tcp.destinationPort(), tcp.protocol()))
                .isEqualTo(List.of("10.0.0.1", "10.0.0.2", 1883, 6));
        EdgeRecord udp = one(
                Map.of("frame.time_epoch", "1", "ipv6.src", "fe80::1", "ipv6.dst", "ff02::fb", "udp.dstport", "53"));
        assertThat(List.of(udp.source(), udp.destination(), udp.destinationPort(), udp.protocol()))
                .isEqualTo(List.of("fe80::1", "ff02::fb", 53, 17));
        EdgeRecord arp = one(
                Map.of("frame.time_epoch", "1", "arp.src.proto_ipv4", "10.0.0.3", "arp.dst.proto_ipv4", "10.0.0.4"));
        assertThat(List.of(arp.source(), arp.destination(), arp.destinationPort(), arp.protocol()))
                .isEqualTo(List.of("10.0.0.3", "10.0.0.4", 0, 0));
    }

    @Test
    void malformedLinesAreCountedAndSkipped() throws IOException {
        String whole = line(Map.of("frame.time_epoch", "1"));
        String lines = "cut\toff\n" + whole + line(Map.of("frame.time_epoch", "1", "tcp.len", "many"))
                + line(Map.of("frame.time_epoch", "never")) + line(Map.of("frame.time_epoch", "1", "tcp.len", "NaN"))
                + whole;
        assertThat(read(lines, 4)).hasSize(2);
    }

    @Test
    void headerWithoutTheFieldsIsRejected() {
        assertThatThrownBy(() -> new EdgeReader(new BufferedReader(new StringReader("a\tb\n")), "fields.tsv"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "fields.tsv: expected the names of tshark's fields on the first line, missing: ")
                .hasMessageContaining("mbtcp.unit_id");
        assertThatThrownBy(() -> new EdgeReader(new BufferedReader(new StringReader("")), "fields.tsv"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void textWithSeparatorsIsQuoted() throws IOException {
        StringWriter csv = new StringWriter();
        EdgeCsvWriter writer = new EdgeCsvWriter(csv);
        writer.write(one(Map.of("frame.time_epoch", "1", "http.file_data", "a,\"b\"")));
        String row = Objects.requireNonNull(
                csv.toString().lines().skip(1).findFirst().orElse(null));
        assertThat(row).contains(",\"a,\"\"b\"\"\",").startsWith(" 1970 00:00:01.000000000 ,0,");
    }
}
