package io.gruard.traffic.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowLabel;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.packet.PacketBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureLabelsTest {
    private static final int CLIENT = 0x0a000001;
    private static final int SERVER = 0x0a010002;
    private static final long SECOND = 1_000_000_000L;
    private static final int SYN = 2;
    private static final int SYN_ACK = 18;
    private static final int ACK = 16;

    @TempDir
    Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("labels.csv"), String.join("\n", lines) + "\n");
    }

    private CaptureLabels read(String... lines) throws IOException {
        return LabelFile.read(file(lines), CaptureLabels::isBenign);
    }

    /** Three packets of a handshake, one second apart. */
    private static List<CapturedPacket> handshake(int port, long second) {
        return List.of(
                packet(CLIENT, port, SERVER, 80, SYN, second),
                packet(SERVER, 80, CLIENT, port, SYN_ACK, second + 1),
                packet(CLIENT, port, SERVER, 80, ACK, second + 2));
    }

    private static CapturedPacket packet(int from, int fromPort, int to, int toPort, int flags, long second) {
        int seq = flags == ACK ? 1 : 0;
        byte[] bytes = PacketBytes.tcp(from, fromPort, to, toPort, flags, seq, flags == SYN ? 0 : 1, new byte[0]);
        return PacketBytes.captured(bytes, second * SECOND);
    }

    private static List<FlowLabel> labels(CaptureLabels labels, List<CapturedPacket> packets) {
        List<Flow> flows = new ArrayList<>();
        FlowAssembler assembler = new FlowAssembler(
                FlowSettings.defaults(), ChecksumPolicy.IGNORE, flows::add, new DropCounters(), labels.tap());
        packets.forEach(assembler::accept);
        assembler.finish();
        return flows.stream().map(Flow::label).toList();
    }

    private FlowLabel ofHandshake(String... lines) throws IOException {
        return labels(read(lines), handshake(4000, 100)).getFirst();
    }

    @Test
    void connectionIsBenignOnlyIfAllItsPacketsAre() throws IOException {
        assertThat(ofHandshake("packet,label", "1,Benign", "2,Benign", "3,Benign"))
                .isEqualTo(new FlowLabel("Benign", false));
        assertThat(ofHandshake("packet,label", "1,benign", "2,scan", "3,benign"))
                .isEqualTo(new FlowLabel("scan", false));
        assertThat(ofHandshake("packet,label", "1,benign", "3,benign")).isEqualTo(FlowLabel.NONE);
        assertThat(ofHandshake("packet,label", "2,benign", "3,benign")).isEqualTo(FlowLabel.NONE);
        assertThat(ofHandshake("packet,label", "3,scan")).isEqualTo(new FlowLabel("scan", false));
        assertThat(ofHandshake("packet,label", "7,scan")).isEqualTo(FlowLabel.NONE);
    }

    @Test
    void firstOfTwoAttacksLabelsTheConnectionAndIsAConflict() throws IOException {
        assertThat(ofHandshake("packet,label", "1,normal", "2,scan", "3,flood")).isEqualTo(new FlowLabel("scan", true));
        assertThat(ofHandshake("packet,label", "1,scan", "2,scan", "3,scan")).isEqualTo(new FlowLabel("scan", false));
    }

    @Test
    void packetsOfTwoConnectionsAreLabelledApart() throws IOException {
        List<CapturedPacket> packets = new ArrayList<>(handshake(4000, 100));
        packets.addAll(1, handshake(4001, 100));
        CaptureLabels labels = read("packet,label", "1,scan", "2,benign", "3,benign", "4,benign", "5,scan", "6,scan");
        assertThat(labels(labels, packets)).extracting(FlowLabel::name).containsExactlyInAnyOrder("scan", "benign");
    }

    @Test
    void numbersCountPacketsWithoutIpToo() throws IOException {
        CapturedPacket noIp = PacketBytes.captured(new byte[] {0x10, 0, 0, 0}, 99 * SECOND);
        List<CapturedPacket> packets = new ArrayList<>(handshake(4000, 100));
        packets.addFirst(noIp);
        assertThat(labels(read("packet,label", "4,scan"), packets))
                .extracting(FlowLabel::name)
                .containsExactly("scan");
    }

    @Test
    void rowsComeInAnyOrderWithOtherColumnsQuotesAndAByteOrderMark() throws IOException {
        CaptureLabels labels = read(
                "\uFEFFsender,label,packet", "a,benign,3", "\"a, b\",benign,1", "c,\"scan, slow\",2", "c,benign,9");
        assertThat(labels(labels, handshake(4000, 100)))
                .extracting(FlowLabel::name)
                .containsExactly("scan, slow");
        assertThat(labels.beyond(3)).isEqualTo(1);
        assertThat(labels.beyond(2)).isEqualTo(2);
        assertThat(labels.beyond(0)).isEqualTo(4);
        assertThat(labels.beyond(9)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address|10.0.0.1|true",
                "address|10.1.0.2|true",
                "address|10.0.0.0/24|true",
                "address|0.0.0.0/0|true",
                "address|10.2.0.0/16|false",
                "address|192.168.0.1 10.1.0.2|true",
                "address|::/0|true",
                "address|2001:db8::/32|false",
                "port|80|true",
                "peer_port|4000|true",
                "port|70-80|true",
                "port|81-3999|false",
                "protocol|tcp|true",
                "protocol|6|true",
                "protocol|udp|false",
                "from|100|true",
                "from|102.5|false",
                "from|1970-01-01T00:01:40Z|true",
                "from|1970-01-01T01:01:43+01:00|false",
                "to|100.5|true",
                "to|100|false",
            })
    void ruleLabelsThePacketsThatMeetItsCondition(String column, String value, boolean meets) throws IOException {
        assertThat(ofHandshake(column + ",label", value + ",scan").name()).isEqualTo(meets ? "scan" : "");
    }

    @Test
    void bothEndsOfARuleMustBeDifferentEndsOfThePacket() throws IOException {
        String header = "address,port,peer_address,peer_port,label";
        assertThat(ofHandshake(header, "10.1.0.2,80,10.0.0.0/8,,scan").name()).isEqualTo("scan");
        assertThat(ofHandshake(header, "10.0.0.1,4000,10.1.0.2,80,scan").name()).isEqualTo("scan");
        assertThat(ofHandshake(header, "10.0.0.1,80,,,scan").name()).isEmpty();
        assertThat(ofHandshake(header, "10.1.0.2,,10.1.0.2,,scan").name()).isEmpty();
    }

    @Test
    void rowWithoutConditionsLabelsTheRest() throws IOException {
        List<CapturedPacket> packets = new ArrayList<>(handshake(4000, 100));
        packets.addAll(handshake(4001, 200));
        CaptureLabels labels = read("from,label", ",benign", "150,scan");
        assertThat(labels(labels, packets)).extracting(FlowLabel::name).containsExactly("benign", "scan");
        assertThat(labels.beyond(0)).isZero();
    }

    @Test
    void rulesThatLabelOnePacketDifferentlyOverlap() throws IOException {
        CaptureLabels labels = read("from,address,label", "100,10.0.0.1,scan", ",10.1.0.2,flood");
        assertThatThrownBy(() -> labels(labels, handshake(4000, 100)))
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .hasMessage(folder.resolve("labels.csv") + ":3: overlaps with line 2: packet 1 (10.0.0.1 to 10.1.0.2)"
                        + " meets the rules of 'scan' and 'flood'; narrow one of them");
        assertThat(labels(read("address,label", "10.0.0.1,scan", "10.1.0.2,scan"), handshake(4000, 100)))
                .extracting(FlowLabel::name)
                .containsExactly("scan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "packet,label;0,scan|:2: 'packet' must be a number from 1, found '0'",
                "packet,label;x,scan|:2: 'packet' must be a number from 1, found 'x'",
                "packet,label;1,|:2: 'label' is empty",
                "packet,label;1,a;2,b;1,a|:4: packet 1 has a label already, in line 2",
                "packet,label;5,b;4,a;5,a|:4: packet 5 has a label already, in line 2",
                "packet,label|:1: no labels, expected a header and at least one row",
                "packet,class;1,a|:1: expected the columns packet,label or rules with label and some of"
                        + " from,to,address,port,peer_address,peer_port,protocol, found packet,class",
                "adress,label;1,a|found adress,label",
                "address,label;300.1.1.1,a|:2: not an IP address: '300.1.1.1'",
                "address,label;10.0.0.0/33,a|:2: expected a prefix length of at most 32, found '33' in '10.0.0.0/33'",
                "address,label;10.0.0.1/24,a|:2: '10.0.0.1/24' has address bits beyond its prefix",
                "port,label;99999,a|:2: 'port' must be a port such as 22 or a range such as 6000-6010, found '99999'",
                "port,label;80-70,a|'port' must be a port",
                "port,protocol,label;80,icmp,a|:2: protocol 'icmp' has no ports",
                "protocol,label;ftp,a|:2: 'protocol' must be tcp, udp, icmp, icmp6, sctp or a number, found 'ftp'",
                "from,label;yesterday,a|:2: 'from' must be a time with its zone, such as 2026-12-01T10:00:00Z, or"
                        + " seconds since 1970, found 'yesterday'",
                "from,label;2026-12-01T10:00:00,a|'from' must be a time with its zone",
                "from,to,label;20,20,a|:2: 'to' must be later than 'from'",
                "from,label;,a;,b|:3: a second row without conditions, after line 2",
            })
    void wrongRowIsOneClearLine(String text, String message) throws IOException {
        assertThatThrownBy(() -> read(text.split(";")))
                .isInstanceOf(IOException.class)
                .satisfies(wrong -> assertThat(wrong.getMessage())
                        .contains(message)
                        .startsWith(folder.resolve("labels.csv") + ":")
                        .hasLineCount(1));
    }

    @Test
    void missingAndUndecodableFilesAreOneClearLine() throws IOException {
        Path none = folder.resolve("none.csv");
        assertThatThrownBy(() -> LabelFile.read(none, CaptureLabels::isBenign))
                .hasMessage("cannot read labels '" + none + "': no such file");
        Path binary = folder.resolve("binary.csv");
        Files.write(binary, new byte[] {'p', (byte) 0xff, (byte) 0xfe, '\n', 0, (byte) 0xc3, '\n'});
        assertThatThrownBy(() -> LabelFile.read(binary, CaptureLabels::isBenign))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith(binary.toString())
                .hasLineCount(1);
    }

    @Test
    void countsSumUpRecordsByLabel() {
        LabelCounts counts = new LabelCounts();
        counts.add(new FlowLabel("scan", true));
        counts.add(new FlowLabel("benign", false));
        counts.add(new FlowLabel("scan", false));
        counts.add(FlowLabel.NONE);
        assertThat(counts.summary(7))
                .isEqualTo("records by label: 1 benign, 2 scan; unlabelled: 1; labels in conflict: 1; labels beyond"
                        + " the capture: 7");
    }
}
