package io.gruard.traffic.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import io.gruard.traffic.IpAddress;
import io.gruard.traffic.SharedData;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.CloseCause;
import io.gruard.traffic.flow.ConnState;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.packet.PacketBytes;
import io.gruard.traffic.packet.PacketView;
import io.gruard.traffic.tshark.EdgeFeatures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests malicious traffic: nothing throws, memory stays bounded, and everything that is dropped is counted. */
final class HostileTrafficTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int CLIENT = 0x0a000001;
    private static final int SERVER = 0x0a000002;
    private static final int MORE = 0x2000;
    private static final long FUZZ_SEED = Long.getLong("gruard.fuzz.seed", 20_260_101);
    /** Number of inputs of each kind. Set {@code -Dgruard.fuzz.inputs} for a longer run. */
    private static final long FUZZ_INPUTS = Long.getLong("gruard.fuzz.inputs", 4_000);

    private static final String JSON_LINES = """
        {"ts":1362692526.869344,"uid":"CHhAvVGS1DHFjwGM9","id.orig_h":"141.142.228.5","id.orig_p":59856,\
        "id.resp_h":"192.150.187.43","id.resp_p":80,"proto":"tcp","duration":0.211484,"orig_bytes":136,"conn_state":"SF"}
        {"ts":"2013-03-07T21:42:07Z","id.orig_h":"fe80::1","id.orig_p":128,"id.resp_h":"ff02::1","id.resp_p":0,"proto":"icmp"}
        """;

    private final DropCounters drops = new DropCounters();
    private final List<Flow> flows = new ArrayList<>();

    @Test
    void packetsCutAtAnyLengthAreUsedOrCounted() throws IOException {
        List<byte[]> packets = new ArrayList<>();
        int linkType = readPackets(SharedData.path("zeek/pppoe/pppoe.pcap"), packets);
        readPackets(SharedData.path("zeek/dhcp_dhcp/dhcp.pcap"), packets);
        readPackets(SharedData.path("zeek/mpls-in-vlan/mpls-in-vlan.pcap"), packets);
        readPackets(SharedData.path("zeek/communityid_sctp/sctp.pcap"), packets);
        FlowAssembler assembler = assembler(FlowSettings.defaults());
        long offered = 0;
        CapturedPacket packet = new CapturedPacket();
        for (byte[] whole : packets) {
            for (int length = 0; length <= Math.min(200, whole.length); length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                packet.hold(cut, 0, length, whole.length, SECOND, linkType);
                assembler.accept(packet);
                // The same bytes as if the packet had been that short on the wire.
                packet.hold(cut, 0, length, length, SECOND, linkType);
                assembler.accept(packet);
                offered += 2;
            }
        }
        assembler.finish();
        long taken = flows.stream()
                .mapToLong(flow -> flow.originatorPackets() + flow.responderPackets())
                .sum();
        assertThat(assembler.packets()).isEqualTo(offered);
        assertThat(taken).isPositive();
        assertThat(taken + drops.total()).isGreaterThanOrEqualTo(offered);
        assertThat(drops.occurred())
                .containsKeys(
                        DropReason.LINK_HEADER_CUT,
                        DropReason.IP_HEADER_CUT,
                        DropReason.IP_LENGTH,
                        DropReason.TRANSPORT_HEADER_CUT);
    }

    @Test
    void impossibleLengthsAreCounted() {
        FlowAssembler assembler = assembler(FlowSettings.defaults());
        byte[] packet = PacketBytes.tcp(CLIENT, 1000, SERVER, 80, PacketView.SYN, 1, 0, new byte[4]);
        byte[] longer = packet.clone();
        longer[2] = (byte) 0xff;
        byte[] shortHeader = packet.clone();
        shortHeader[0] = 0x44;
        byte[] longHeader = packet.clone();
        longHeader[0] = 0x4f;
        byte[] tcpHeader = packet.clone();
        tcpHeader[32] = (byte) 0xf0;
        byte[] version = packet.clone();
        version[0] = 0x75;
        for (byte[] malformed : List.of(longer, shortHeader, longHeader, tcpHeader, version)) {
            assembler.accept(PacketBytes.captured(malformed, SECOND));
        }
        assertThat(drops.of(DropReason.IP_LENGTH)).isEqualTo(1);
        assertThat(drops.of(DropReason.IP_HEADER_LENGTH)).isEqualTo(2);
        assertThat(drops.of(DropReason.TRANSPORT_HEADER_LENGTH)).isEqualTo(1);
        assertThat(drops.of(DropReason.IP_VERSION)).isEqualTo(1);
    }

    @Test
    void fragmentsAreReassembledInAnyOrder() {
        byte[] datagram = new byte[8 + 40];
        datagram[0] = 0x12;
        datagram[3] = 53;
        datagram[5] = (byte) datagram.length;
        byte[] first = PacketBytes.fragment(CLIENT, SERVER, 7, MORE, Arrays.copyOfRange(datagram, 0, 24));
        byte[] second = PacketBytes.fragment(CLIENT, SERVER, 7, 3, Arrays.copyOfRange(datagram, 24, 48));
        FlowAssembler assembler = assembler(FlowSettings.defaults());
        assembler.accept(PacketBytes.captured(second, SECOND));
        assertThat(assembler.openFlows()).isZero();
        assembler.accept(PacketBytes.captured(first, SECOND));
        assembler.finish();
        Flow flow = flows.getFirst();
        assertThat(flow.originatorPackets()).isEqualTo(1);
        assertThat(flow.originatorBytes()).isEqualTo(40);
        assertThat(flow.originatorIpBytes()).isEqualTo(20 + 48);
        assertThat(flow.responderPort()).isEqualTo(53);
        assertThat(flow.wrongFragments()).isZero();
    }

    @Test
    void overlappingFragmentsAreReportedAndTheFirstIsUsed() {
        byte[] head = new byte[24];
        head[3] = 53;
        head[5] = 40;
        byte[] forged = head.clone();
        forged[3] = 80;
        FlowAssembler assembler = assembler(FlowSettings.defaults());
        assembler.accept(PacketBytes.captured(PacketBytes.fragment(CLIENT, SERVER, 7, MORE, head), SECOND));
        assembler.accept(PacketBytes.captured(PacketBytes.fragment(CLIENT, SERVER, 7, MORE, forged), SECOND));
        assembler.accept(PacketBytes.captured(PacketBytes.fragment(CLIENT, SERVER, 7, 3, new byte[16]), SECOND));
        assembler.finish();
        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.responderPort()).isEqualTo(53);
            assertThat(flow.wrongFragments()).isEqualTo(1);
        });
    }

    @Test
    void incompleteDatagramsAreBounded() {
        FlowAssembler assembler = assembler(FlowSettings.defaults());
        byte[] payload = new byte[1400];
        for (int i = 0; i < 50_000; i++) {
            int offset = MORE | (i % 5000);
            assembler.accept(PacketBytes.captured(
                    PacketBytes.fragment(CLIENT + i / 7, SERVER, i & 0xffff, offset, payload), SECOND));
        }
        // Only the last 1024 incomplete datagrams are kept.
        assertThat(drops.of(DropReason.FRAGMENTS_INCOMPLETE)).isEqualTo(50_000 - 1024);
        assembler.accept(PacketBytes.captured(PacketBytes.fragment(CLIENT, SERVER, 1, 0x1fff, payload), SECOND));
        assertThat(drops.of(DropReason.FRAGMENT_LENGTH)).isEqualTo(1);
    }

    @Test
    void fullTableClosesTheLeastRecentlyActiveFlowsAndCountsThem() {
        FlowAssembler assembler = assembler(FlowSettings.defaults().withMaxFlows(1000));
        byte[] handshake = PacketBytes.tcp(CLIENT, 999, SERVER, 80, PacketView.SYN, 1, 0, new byte[0]);
        assembler.accept(PacketBytes.captured(handshake, SECOND));
        SplittableRandom random = new SplittableRandom(5);
        long time = SECOND;
        for (int i = 0; i < 100_000; i++) {
            time += 1_000_000;
            int address = random.nextInt();
            assembler.accept(PacketBytes.captured(
                    PacketBytes.tcp(address, i & 0xffff, SERVER, 80, PacketView.SYN, i, 0, new byte[0]), time));
            if (i % 500 == 0) {
                // A benign flow continues in between.
                assembler.accept(PacketBytes.captured(
                        PacketBytes.tcp(CLIENT, 999, SERVER, 80, PacketView.ACK, 2, 1, new byte[1]), time));
            }
            assertThat(assembler.openFlows()).isLessThanOrEqualTo(1000);
        }
        assembler.finish();
        long evicted = flows.stream()
                .filter(flow -> flow.cause() == CloseCause.EVICTED)
                .count();
        assertThat(evicted).isEqualTo(drops.of(DropReason.FLOW_EVICTED)).isPositive();
        assertThat(flows.stream().filter(flow -> flow.cause() == CloseCause.EVICTED))
                .allMatch(flow -> !flow.originator().equals(IpAddress.ofIpv4(CLIENT)) && flow.state() == ConnState.S0);
    }

    @Test
    void streamsWithManyGapsUseBoundedMemory() {
        FlowAssembler assembler = assembler(FlowSettings.defaults());
        assembler.accept(PacketBytes.captured(
                PacketBytes.tcp(CLIENT, 9, SERVER, 80, PacketView.SYN, 0, 0, new byte[0]), SECOND));
        assembler.accept(PacketBytes.captured(
                PacketBytes.tcp(SERVER, 80, CLIENT, 9, PacketView.SYN | PacketView.ACK, 0, 1, new byte[0]), SECOND));
        assembler.accept(PacketBytes.captured(
                PacketBytes.tcp(CLIENT, 9, SERVER, 80, PacketView.ACK, 1, 1, new byte[1]), SECOND));
        assembler.accept(PacketBytes.captured(
                PacketBytes.tcp(SERVER, 80, CLIENT, 9, PacketView.ACK, 1, 2, new byte[0]), SECOND));
        for (int i = 1; i < 100_000; i++) {
            assembler.accept(PacketBytes.captured(
                    PacketBytes.tcp(CLIENT, 9, SERVER, 80, PacketView.ACK, 10 * i, 1, new byte[2]), SECOND + i));
        }
        assembler.finish();
        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.originatorBytes()).isEqualTo(999_991L);
            assertThat(flow.history()).startsWith("ShDa");
        });
    }

    @Test
    void historyIsBounded() {
        FlowAssembler assembler = assembler(FlowSettings.defaults());
        for (int i = 0; i < 10_000; i++) {
            assembler.accept(PacketBytes.captured(
                    PacketBytes.tcp(CLIENT, 9, SERVER, 80, PacketView.FIN, 3 * i, 0, new byte[0]), SECOND + i));
        }
        assembler.finish();
        assertThat(flows.getFirst().history().length()).isEqualTo(256);
    }

    @Test
    void extremeTimesDoNotStopTheClock() {
        FlowAssembler assembler = assembler(FlowSettings.defaults());
        long[] times = {SECOND, Long.MAX_VALUE, 2 * SECOND, -5, Long.MIN_VALUE, 3 * SECOND, Long.MAX_VALUE - 1};
        for (long time : times) {
            for (int flags : new int[] {PacketView.SYN, PacketView.FIN, PacketView.RST, PacketView.ACK}) {
                assembler.accept(
                        PacketBytes.captured(PacketBytes.tcp(CLIENT, 9, SERVER, 80, flags, 1, 1, new byte[0]), time));
            }
        }
        assembler.finish();
        assertThat(flows).isNotEmpty();
    }

    @Test
    void mutatedCapturesNeverThrow() throws IOException {
        List<Path> captures;
        try (Stream<Path> files = Files.walk(SharedData.path("zeek"))) {
            captures = files.filter(file -> file.toString().contains(".pcap"))
                    .filter(file -> file.toFile().length() < 100_000)
                    .sorted()
                    .toList();
        }
        MutatedCaptures mutated = new MutatedCaptures(captures, FUZZ_SEED);
        long inputs = mutated.run(FUZZ_INPUTS);
        System.out.printf(
                "%,d mutated captures: %,d packets, %,d flows, %,d records; left out: %s%n",
                inputs, mutated.packets(), mutated.flows(), mutated.records(), mutated.drops());
        assertThat(mutated.packets()).isGreaterThan(inputs);
        assertThat(mutated.flows()).isGreaterThan(inputs);
        assertThat(mutated.records()).isPositive();
        assertThat(mutated.drops().occurred()).hasSizeGreaterThan(8);
    }

    @Test
    void mutatedConnLogsNeverThrow() throws IOException {
        List<byte[]> logs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(SharedData.path("zeek"))) {
            for (Path folder : folders.sorted().toList()) {
                // The time stamps of these logs are blanked.
                String log = Files.readString(folder.resolve("conn.log")).replace("XXXXXXXXXX.XXXXXX", "1362692526.8");
                logs.add(log.getBytes(StandardCharsets.UTF_8));
            }
        }
        logs.add(JSON_LINES.getBytes(StandardCharsets.UTF_8));
        MutatedTexts mutated = new MutatedTexts(FUZZ_SEED);
        check(mutated.run(FUZZ_INPUTS, logs, mutated::connLog), "conn.logs", mutated);
    }

    @Test
    void mutatedLogsOfCandumpNeverThrow() throws IOException {
        List<byte[]> logs = new ArrayList<>();
        try (Stream<Path> files = Files.list(SharedData.path("can"))) {
            for (Path file : files.sorted().toList()) {
                try (InputStream log = Files.newInputStream(file)) {
                    logs.add(log.readNBytes(4096));
                }
            }
        }
        MutatedTexts mutated = new MutatedTexts(FUZZ_SEED);
        check(mutated.run(FUZZ_INPUTS, logs, mutated::candump), "logs of candump", mutated);
    }

    @Test
    void mutatedFieldsOfTsharkNeverThrow() throws IOException {
        List<String> names = new ArrayList<>(EdgeFeatures.columns());
        names.addAll(List.of("frame.time_epoch", "ipv6.src", "ipv6.dst", "udp.dstport"));
        StringBuilder text = new StringBuilder(String.join("\t", names)).append('\n');
        SplittableRandom random = new SplittableRandom(FUZZ_SEED);
        for (int line = 0; line < 20; line++) {
            for (int cell = 0; cell < names.size(); cell++) {
                text.append(cell > 0 ? "\t" : "");
                text.append(
                        switch (names.get(cell)) {
                            case "frame.time_epoch" -> "1637787560.794000001";
                            case "ip.src_host", "ip.dst_host" -> "10.0.0." + line;
                            default -> random.nextInt(3) == 0 ? Integer.toString(random.nextInt(65536)) : "";
                        });
            }
            text.append('\n');
        }
        MutatedTexts mutated = new MutatedTexts(FUZZ_SEED);
        List<byte[]> fields = List.of(text.toString().getBytes(StandardCharsets.UTF_8));
        check(mutated.run(FUZZ_INPUTS, fields, mutated::tshark), "outputs of tshark", mutated);
    }

    private static void check(long inputs, String what, MutatedTexts mutated) {
        System.out.printf(
                "%,d mutated %s: %,d lines accepted, %,d rejected%n", inputs, what, mutated.read(), mutated.refused());
        assertThat(mutated.read()).isPositive();
        assertThat(mutated.refused()).isPositive();
    }

    private FlowAssembler assembler(FlowSettings settings) {
        return new FlowAssembler(settings, ChecksumPolicy.IGNORE, flows::add, drops);
    }

    private int readPackets(Path capture, List<byte[]> into) throws IOException {
        CapturedPacket packet = new CapturedPacket();
        try (PacketSource source = CaptureReader.open(capture, drops)) {
            while (source.next(packet)) {
                into.add(Arrays.copyOfRange(packet.bytes(), packet.start(), packet.start() + packet.capturedLength()));
            }
        }
        return packet.linkType();
    }
}
