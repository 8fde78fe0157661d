package io.gruard.traffic.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.packet.PacketBytes;
import io.gruard.traffic.packet.PacketView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the rules by which flows begin and end, each with a few packets. */
final class FlowTableTest {
    private static final int CLIENT = 0x0a000001;
    private static final int SERVER = 0x0a000002;
    private static final int SYN = PacketView.SYN;
    private static final int ACK = PacketView.ACK;
    private static final int FIN = PacketView.FIN;
    private static final int RST = PacketView.RST;

    private final List<Flow> flows = new ArrayList<>();
    private long now = Duration.ofDays(1).toNanos();

    private FlowAssembler assembler = assembler(FlowSettings.defaults());

    @Test
    void attemptWithoutAnswerEndsAfterFiveSeconds() {
        client(SYN, 100, 0, "");
        pass(Duration.ofSeconds(5).minusNanos(1));
        assertThat(flows).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.state()).isEqualTo(ConnState.S0);
            assertThat(flow.cause()).isEqualTo(CloseCause.TIMEOUT);
            assertThat(flow.history()).isEqualTo("S");
        });
    }

    @Test
    void establishedFlowEndsAfterFiveMinutesWithoutPackets() {
        handshake(8080);
        pass(Duration.ofMinutes(5).minusNanos(1));
        assertThat(flows).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(flows).extracting(Flow::state).containsExactly(ConnState.S1);
    }

    @Test
    void interactiveFlowEndsAfterOneHourWithoutPackets() {
        handshake(22);
        pass(Duration.ofMinutes(59));
        assertThat(flows).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(flows).hasSize(1);
    }

    @Test
    void latePacketsCountForAClosedFlowButNotForItsDuration() {
        handshake(80);
        client(FIN | ACK, 101, 501, "");
        server(FIN | ACK, 501, 102, "");
        pass(Duration.ofSeconds(3));
        client(ACK, 102, 502, "");
        pass(Duration.ofSeconds(3));
        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.state()).isEqualTo(ConnState.SF);
            assertThat(flow.originatorPackets()).isEqualTo(4);
            assertThat(flow.durationNanos()).isLessThan(Duration.ofSeconds(1).toNanos());
            assertThat(flow.cause()).isEqualTo(CloseCause.ENDED);
        });
    }

    @Test
    void serverPortReversesTheDirectionOfALoneSynAck() {
        server(SYN | ACK, 500, 101, "");
        assembler.finish();
        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.responderPort()).isEqualTo(80);
            assertThat(flow.history()).isEqualTo("^h");
            assertThat(flow.responderPackets()).isEqualTo(1);
        });
    }

    @Test
    void synAfterItsSynAckReversesTheDirection() {
        packet(SERVER, 7000, CLIENT, 7001, SYN | ACK, 500, 101, "");
        packet(CLIENT, 7001, SERVER, 7000, SYN, 100, 0, "");
        packet(CLIENT, 7001, SERVER, 7000, ACK, 101, 501, "");
        assembler.finish();
        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.originatorPort()).isEqualTo(7001);
            assertThat(flow.state()).isEqualTo(ConnState.S1);
            assertThat(flow.history()).contains("^");
        });
    }

    @Test
    void newSynOnTheSamePortsBeginsANewFlow() {
        client(SYN, 100, 0, "");
        server(RST | ACK, 0, 101, "");
        client(SYN, 100, 0, "");
        server(RST | ACK, 0, 101, "");
        assembler.finish();
        assertThat(flows).extracting(Flow::state).containsExactly(ConnState.REJ, ConnState.REJ);
        assertThat(flows.getFirst().cause()).isEqualTo(CloseCause.REUSED);
    }

    @Test
    void acknowledgedButUnseenBytesAreAGap() {
        handshake(80);
        client(ACK, 101, 501, "hello");
        server(ACK, 501, 136, "");
        client(ACK, 136, 501, "again");
        server(ACK, 501, 141, "");
        assembler.finish();
        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.missedBytes()).isEqualTo(30);
            assertThat(flow.originatorBytes()).isEqualTo(40);
            assertThat(flow.history()).isEqualTo("ShADaG");
        });
    }

    @Test
    void retransmissionsAreNotedAtPowersOfTenAndTheirBytesCountOnce() {
        handshake(80);
        for (int i = 0; i < 101; i++) {
            client(ACK, 101, 501, "twice");
        }
        assembler.finish();
        assertThat(flows.getFirst().history()).isEqualTo("ShADTTT");
        assertThat(flows.getFirst().originatorBytes()).isEqualTo(5);
    }

    @Test
    void contentIsInStreamOrderAndBounded() {
        assembler = assembler(FlowSettings.defaults().withContentBytes(12));
        handshake(80);
        client(ACK, 106, 501, "world");
        client(ACK, 101, 501, "HELLO");
        client(ACK, 101, 501, "other");
        client(ACK, 111, 501, " and more");
        server(ACK, 501, 120, "yes");
        server(ACK, 510, 120, "behind a gap");
        assembler.finish();
        FlowContent content = flows.getFirst().content();
        assertThat(new String(content.originator(), US_ASCII)).isEqualTo("HELLOworld a");
        assertThat(new String(content.responder(), US_ASCII)).isEqualTo("yes");
    }

    @Test
    void flowsArriveInTheOrderInWhichTheyWereClosed() {
        for (int i = 0; i < 500; i++) {
            packet(CLIENT + i % 50, 1000 + i, SERVER, 80, i % 3 == 0 ? SYN : ACK, i, 0, "");
            now += Duration.ofMillis(700).toNanos();
        }
        assembler.finish();
        assertThat(flows).hasSize(500).isSortedAccordingTo((a, b) -> Long.compare(a.closedNanos(), b.closedNanos()));
    }

    private FlowAssembler assembler(FlowSettings settings) {
        return new FlowAssembler(settings, ChecksumPolicy.IGNORE, flows::add, new DropCounters());
    }

    private void handshake(int port) {
        serverPort = port;
        client(SYN, 100, 0, "");
        server(SYN | ACK, 500, 101, "");
        client(ACK, 101, 501, "");
    }

    private int serverPort = 80;

    private void client(int flags, int sequence, int acknowledged, String payload) {
        packet(CLIENT, 40_000, SERVER, serverPort, flags, sequence, acknowledged, payload);
    }

    private void server(int flags, int sequence, int acknowledged, String payload) {
        packet(SERVER, serverPort, CLIENT, 40_000, flags, sequence, acknowledged, payload);
    }

    private void packet(
            int from, int fromPort, int to, int toPort, int flags, int sequence, int acknowledged, String payload) {
        byte[] bytes =
                PacketBytes.tcp(from, fromPort, to, toPort, flags, sequence, acknowledged, payload.getBytes(US_ASCII));
        assembler.accept(PacketBytes.captured(bytes, now));
    }

    private void pass(Duration time) {
        now += time.toNanos();
        assembler.advanceTo(now);
    }
}
