package io.gruard.traffic.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.packet.IpProtocol;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConnectionExtractorTest {
    private static final Offset<Float> CLOSE = within(1e-6f);
    private static final IpAddress CLIENT = IpAddress.parse("192.0.2.1");
    private static final IpAddress SERVER = IpAddress.parse("198.51.100.2");

    private final ConnectionExtractor extractor = new ConnectionExtractor();

    @Test
    void featureSetHas37Columns() {
        assertThat(ConnectionFeatures.NAMES).hasSize(37).doesNotHaveDuplicates();
        assertThat(ConnectionFeatures.schema().names()).isEqualTo(ConnectionFeatures.NAMES);
    }

    @Test
    void featuresOfATcpConnectionFollowTheDefinitions() {
        float[] row = extractor.next(tcp(2_000_000, 10, 6, 10 * 52 + 900, 6 * 52 + 3000, "ShADadFf"));

        assertThat(value(row, "ln_duration_ms")).isCloseTo(ln(2000), CLOSE);
        assertThat(value(row, "ln_orig_packets")).isCloseTo(ln(10), CLOSE);
        assertThat(value(row, "ln_resp_packets")).isCloseTo(ln(6), CLOSE);
        assertThat(value(row, "ln_orig_ip_bytes")).isCloseTo(ln(1420), CLOSE);
        assertThat(value(row, "ln_resp_ip_bytes")).isCloseTo(ln(3312), CLOSE);
        assertThat(value(row, "orig_packet_size")).isCloseTo(142f / 1500, CLOSE);
        assertThat(value(row, "resp_packet_size")).isCloseTo(552f / 1500, CLOSE);
        assertThat(value(row, "resp_packet_share")).isCloseTo(6f / 16, CLOSE);
        assertThat(value(row, "resp_byte_share")).isCloseTo(3312f / 4732, CLOSE);
        assertThat(value(row, "ln_orig_payload")).isCloseTo(ln(1420 - 400), CLOSE);
        assertThat(value(row, "ln_resp_payload")).isCloseTo(ln(3312 - 240), CLOSE);
        assertThat(value(row, "ln_packet_rate")).isCloseTo(ln(8), CLOSE);
        assertThat(value(row, "ln_byte_rate")).isCloseTo(ln(2366), CLOSE);
        assertThat(value(row, "tcp")).isOne();
        assertThat(value(row, "udp") + value(row, "icmp")).isZero();
        assertThat(flags(row)).isEqualTo("SADFhadf");
        assertThat(shares(row)).containsOnly(0f);
    }

    @Test
    void rateOfASinglePacketUsesOneMillisecond() {
        float[] row = extractor.next(tcp(0, 1, 0, 60, 0, "S"));

        assertThat(value(row, "ln_packet_rate")).isCloseTo(ln(1000), CLOSE);
        assertThat(value(row, "ln_byte_rate")).isCloseTo(ln(60_000), CLOSE);
        assertThat(value(row, "resp_packet_size")).isZero();
        assertThat(value(row, "resp_packet_share")).isZero();
    }

    @Test
    void tcpOptionsAreNotPayload() {
        assertThat(value(extractor.next(tcp(0, 2, 2, 128, 129, "ShA")), "ln_orig_payload"))
                .isZero();
        assertThat(value(extractor.next(tcp(0, 2, 2, 128, 129, "ShA")), "ln_resp_payload"))
                .isCloseTo(ln(49), CLOSE);
        ConnectionSummary dns = connection(IpProtocol.UDP, 0, 1, 1, 29, 28, "Dd");
        assertThat(value(extractor.next(dns), "ln_orig_payload")).isCloseTo(ln(1), CLOSE);
    }

    @Test
    void connectionFailsWithoutAnswerOrByEarlyReset() {
        assertThat(failed(tcp(0, 1, 0, 60, 0, "S"))).isTrue();
        assertThat(failed(tcp(0, 1, 1, 60, 40, "Sr"))).isTrue();
        assertThat(failed(tcp(0, 2, 1, 100, 60, "ShR"))).isFalse();
        assertThat(failed(tcp(0, 3, 3, 400, 120, "^dADaR"))).isFalse();
        assertThat(failed(tcp(0, 1, 1, 60, 60, "Sh"))).isFalse();
        assertThat(failed(connection(IpProtocol.UDP, 0, 1, 0, 60, 0, "D"))).isTrue();
        assertThat(failed(connection(IpProtocol.ICMP, 0, 1, 1, 60, 60, ""))).isFalse();
    }

    @Test
    void featuresUnknownToTheSourceAreMissing() {
        ConnectionSummary known = tcp(1000, 1, ConnectionSummary.MISSING, 60, ConnectionSummary.MISSING, "S");
        int withoutAcks = ConnectionSummary.ALL_LETTERS & ~ConnectionSummary.letters("Aa");
        float[] row = extractor.next(new ConnectionSummary(
                known.originator(), known.responder(), known.protocol(), 0, 1000, 1, -1, 60, -1, 1, withoutAcks));

        List<String> missing = ConnectionFeatures.NAMES.stream()
                .filter(name -> Float.isNaN(value(row, name)))
                .toList();
        assertThat(missing)
                .contains("ln_resp_packets", "resp_packet_share", "ln_byte_rate", "orig_ack", "resp_ack")
                .contains("orig_failed_1h", "pair_failed_10s")
                .doesNotContain("ln_duration_ms", "ln_orig_packets", "orig_packet_size", "tcp", "orig_syn", "resp_rst");
        assertThat(extractor.windows().size()).isZero();
    }

    private static boolean failed(ConnectionSummary connection) {
        float[] row = new ConnectionExtractor().next(connection);
        assertThat(shares(row)).hasSize(9);
        return value(row, "pair_failed_10s") == 1;
    }

    private static ConnectionSummary tcp(
            long micros, long fromPackets, long toPackets, long fromBytes, long toBytes, String history) {
        return connection(IpProtocol.TCP, micros, fromPackets, toPackets, fromBytes, toBytes, history);
    }

    private static ConnectionSummary connection(
            int protocol, long micros, long fromPackets, long toPackets, long fromBytes, long toBytes, String history) {
        return new ConnectionSummary(
                CLIENT,
                SERVER,
                protocol,
                1_700_000_000_000_000L,
                micros,
                fromPackets,
                toPackets,
                fromBytes,
                toBytes,
                ConnectionSummary.letters(history),
                ConnectionSummary.ALL_LETTERS);
    }

    private static float ln(double value) {
        return (float) Math.log(1 + value);
    }

    private static float value(float[] row, String feature) {
        return row[ConnectionFeatures.indexOf(feature)];
    }

    private static String flags(float[] row) {
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < ConnectionSummary.LETTERS.length(); i++) {
            if (row[ConnectionFeatures.indexOf("orig_syn") + i] == 1) {
                found.append(ConnectionSummary.LETTERS.charAt(i));
            }
        }
        return found.toString();
    }

    private static Float[] shares(float[] row) {
        Float[] shares = new Float[9];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = row[ConnectionFeatures.indexOf("orig_failed_10s") + i];
        }
        return shares;
    }
}
