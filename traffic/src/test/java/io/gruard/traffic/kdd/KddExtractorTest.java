package io.gruard.traffic.kdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.IpAddress;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.CloseCause;
import io.gruard.traffic.flow.ConnState;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowContent;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.packet.IpProtocol;
import io.gruard.traffic.simulate.Simulation;
import io.gruard.traffic.simulate.SimulationSettings;
import io.gruard.traffic.simulate.TrafficLabel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class KddExtractorTest {
    private static final long SECOND = 1_000_000_000L;
    private static final IpAddress CLIENT = IpAddress.parse("10.0.0.1");
    private static final IpAddress SERVER = IpAddress.parse("10.0.0.2");
    private static final IpAddress OTHER_SERVER = IpAddress.parse("10.0.0.3");

    private final KddExtractor extractor = new KddExtractor();

    private static Flow tcp(double seconds, int sourcePort, IpAddress server, int port, ConnState state) {
        return flow(IpProtocol.TCP, seconds, 0, sourcePort, server, port, state, 1, CloseCause.ENDED);
    }

    private static Flow flow(
            int protocol,
            double seconds,
            double duration,
            int sourcePort,
            IpAddress server,
            int port,
            ConnState state,
            long packets,
            CloseCause cause) {
        long closed = (long) (seconds * SECOND);
        long span = (long) (duration * SECOND);
        return new Flow(
                CLIENT,
                sourcePort,
                server,
                port,
                protocol,
                closed - 5 * SECOND - span,
                span,
                100 * packets,
                700,
                0,
                packets,
                3,
                200 * packets,
                900,
                state,
                "S",
                0,
                0,
                cause == CloseCause.SOURCE_END ? 1_000 * SECOND : closed,
                cause,
                FlowContent.NONE);
    }

    private KddRecord next(Flow flow) {
        return extractor.next(flow).orElseThrow();
    }

    private static double value(KddRecord record, String feature) {
        return record.number(KddFeatures.NAMES.indexOf(feature));
    }

    @Test
    void firstConnectionIsCounted() {
        KddRecord record = next(tcp(10, 1000, SERVER, 80, ConnState.SF));
        assertThat(List.of(record.protocol(), record.service(), record.flag())).containsExactly("tcp", "http", "SF");
        assertThat(value(record, "src_bytes")).isEqualTo(100);
        assertThat(value(record, "dst_bytes")).isEqualTo(700);
        for (String one : List.of("count", "srv_count", "same_srv_rate", "dst_host_count", "dst_host_srv_count")) {
            assertThat(value(record, one)).as(one).isEqualTo(1);
        }
        assertThat(value(record, "dst_host_same_src_port_rate")).isEqualTo(1);
        assertThat(value(record, "diff_srv_rate")).isZero();
        assertThat(value(record, "hot")).isNaN();
    }

    @Test
    void differentServicesAndHostsAreCounted() {
        next(tcp(10, 1000, SERVER, 80, ConnState.SF));
        next(tcp(10.1, 1001, SERVER, 22, ConnState.SF));
        next(tcp(10.2, 1002, SERVER, 22, ConnState.SF));
        KddRecord record = next(tcp(10.3, 1003, OTHER_SERVER, 22, ConnState.S0));
        assertThat(value(record, "count")).isEqualTo(1);
        assertThat(value(record, "srv_count")).isEqualTo(3);
        assertThat(value(record, "srv_diff_host_rate")).isEqualTo(0.67);
        assertThat(value(record, "serror_rate")).isEqualTo(1);
        assertThat(value(record, "srv_serror_rate")).isEqualTo(0.33);
        KddRecord back = next(tcp(10.4, 1000, SERVER, 80, ConnState.REJ));
        assertThat(value(back, "count")).isEqualTo(4);
        assertThat(value(back, "same_srv_rate")).isEqualTo(0.5);
        assertThat(value(back, "diff_srv_rate")).isEqualTo(0.5);
        assertThat(value(back, "rerror_rate")).isEqualTo(0.25);
        assertThat(value(back, "dst_host_same_src_port_rate")).isEqualTo(0.5);
    }

    @Test
    void windowsEndAfterTwoSecondsAnd255Connections() {
        next(tcp(10, 1000, SERVER, 80, ConnState.SF));
        assertThat(value(next(tcp(12, 1001, SERVER, 80, ConnState.SF)), "count"))
                .isEqualTo(2);
        KddRecord later = next(tcp(14.5, 1002, SERVER, 80, ConnState.SF));
        assertThat(value(later, "count")).isEqualTo(1);
        assertThat(value(later, "dst_host_count")).isEqualTo(3);
        KddRecord last = later;
        for (int i = 0; i < 600; i++) {
            last = next(tcp(20, 2000 + i, SERVER, 80, ConnState.SF));
        }
        assertThat(value(last, "count")).isEqualTo(511);
        assertThat(value(last, "dst_host_count")).isEqualTo(255);
    }

    @Test
    void icmpFlowCountsOncePerMessage() {
        Flow ping = flow(IpProtocol.ICMP, 30, 4, 8, SERVER, 0, ConnState.OTH, 10, CloseCause.TIMEOUT);
        KddRecord record = next(ping);
        assertThat(record.service()).isEqualTo("eco_i");
        assertThat(record.flag()).isEqualTo("SF");
        assertThat(value(record, "src_bytes")).isEqualTo(108);
        assertThat(value(record, "dst_bytes")).isZero();
        assertThat(value(record, "count")).isEqualTo(5);
    }

    @Test
    void flowsOpenAtTheEndKeepTheirDistancesInTime() {
        next(flow(IpProtocol.UDP, 10, 0, 1, SERVER, 53, ConnState.SF, 1, CloseCause.SOURCE_END));
        KddRecord near = next(flow(IpProtocol.UDP, 11, 0, 2, SERVER, 53, ConnState.SF, 1, CloseCause.SOURCE_END));
        KddRecord far = next(flow(IpProtocol.UDP, 20, 0, 3, SERVER, 53, ConnState.SF, 1, CloseCause.SOURCE_END));
        assertThat(value(near, "count")).isEqualTo(2);
        assertThat(value(far, "count")).isEqualTo(1);
        assertThat(far.service()).isEqualTo("domain_u");
    }

    @Test
    void otherProtocolsGiveNoRecord() {
        assertThat(extractor.next(flow(IpProtocol.SCTP, 10, 0, 1, SERVER, 2, ConnState.OTH, 1, CloseCause.TIMEOUT)))
                .isEmpty();
    }

    @Test
    void tableContainsTheFeaturesOfTheSchemaAndRejectsOthers() {
        KddRecord record = next(tcp(10, 1000, SERVER, 80, ConnState.SF));
        Table whole = KddFeatures.table(KddFeatures.ofTraffic(), List.of(record));
        assertThat(whole.schema().size()).isEqualTo(28);
        assertThat(whole.categories(2).value(0)).isEqualTo("http");
        Schema content = new Schema(List.of(new Feature.Numeric("duration"), new Feature.Numeric("hot")));
        assertThat(KddFeatures.missingFor(content)).containsExactly(new Feature.Numeric("hot"));
        assertThatThrownBy(() -> KddFeatures.table(content, List.of(record))).hasMessageContaining("hot");
    }

    @Test
    void simulatedSynFloodHasTheFeaturesOfNeptune() throws IOException {
        ByteArrayOutputStream capture = new ByteArrayOutputStream();
        Simulation.run(
                SimulationSettings.defaults(2)
                        .withLength(Duration.ofSeconds(40))
                        .withAttacks(EnumSet.of(TrafficLabel.SYN_FLOOD)),
                capture,
                new StringBuilder());
        List<KddRecord> records = new ArrayList<>();
        DropCounters drops = new DropCounters();
        FlowAssembler assembler = new FlowAssembler(
                FlowSettings.defaults(),
                ChecksumPolicy.VALIDATE,
                flow -> extractor.next(flow).ifPresent(records::add),
                drops);
        try (PacketSource source =
                CaptureReader.open(new ByteArrayInputStream(capture.toByteArray()), "simulated", drops)) {
            assembler.readAll(source);
        }
        List<KddRecord> flood = records.stream()
                .filter(record -> record.flow().originator().toString().startsWith("198.1"))
                .filter(record -> !record.flow().originator().toString().startsWith("198.51"))
                .toList();
        assertThat(flood).hasSizeGreaterThan(500);
        double serror = flood.stream()
                .mapToDouble(record -> value(record, "serror_rate"))
                .average()
                .orElseThrow();
        double count = flood.stream()
                .mapToDouble(record -> value(record, "count"))
                .average()
                .orElseThrow();
        assertThat(serror).isGreaterThan(0.95);
        assertThat(count).isGreaterThan(100);
    }
}
