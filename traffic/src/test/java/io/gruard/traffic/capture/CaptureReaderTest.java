package io.gruard.traffic.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CaptureReaderTest {
    private static final byte[] FIRST = "first packet".getBytes(US_ASCII);
    private static final byte[] SECOND = "second".getBytes(US_ASCII);

    private final DropCounters drops = new DropCounters();

    private record Seen(String text, long timeNanos, int wireLength, int linkType) {}

    @ParameterizedTest
    @CsvSource({
        "LITTLE, a1b2c3d4, 1000",
        "BIG, a1b2c3d4, 1000",
        "LITTLE, a1b23c4d, 1",
        "BIG, a1b23c4d, 1",
        "LITTLE, a1b2cd34, 1000"
    })
    void pcapIsReadInEveryByteOrderAndResolution(String order, String magic, int nanosPerUnit) throws IOException {
        byte[] capture = pcap(order(order), (int) Long.parseLong(magic, 16), LinkType.ETHERNET, FIRST, SECOND);
        assertThat(read(capture))
                .containsExactly(
                        new Seen("first packet", 1_700_000_000L * 1_000_000_000L + 7L * nanosPerUnit, 1500, 1),
                        new Seen("second", 1_700_000_001L * 1_000_000_000L + 7L * nanosPerUnit, 1500, 1));
        assertThat(drops.total()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"LITTLE", "BIG"})
    void pcapngInterfacesHaveTheirOwnLinkTypeAndResolution(String order) throws IOException {
        PcapngBytes file = new PcapngBytes(order(order));
        file.section();
        file.networkInterface(LinkType.ETHERNET, 6, 0);
        file.networkInterface(LinkType.RAW, 9, 100);
        file.networkInterface(LinkType.LINUX_SLL, 0x80 | 10, 0);
        file.block(0x0bad, new byte[20]);
        file.packet(0, 1_000_001, FIRST);
        file.packet(1, 2_000_000_003L, SECOND);
        file.packet(2, 1536, SECOND);
        assertThat(read(file.bytes()))
                .containsExactly(
                        new Seen("first packet", 1_000_001_000L, 12, LinkType.ETHERNET),
                        new Seen("second", 102_000_000_003L, 6, LinkType.RAW),
                        new Seen("second", 1_500_000_000L, 6, LinkType.LINUX_SLL));
        assertThat(drops.total()).isZero();
    }

    @Test
    void secondSectionHasItsOwnByteOrderAndInterfaces() throws IOException {
        PcapngBytes first = new PcapngBytes(ByteOrder.LITTLE_ENDIAN);
        first.section();
        first.networkInterface(LinkType.ETHERNET, 6, 0);
        first.packet(0, 5, FIRST);
        PcapngBytes second = new PcapngBytes(ByteOrder.BIG_ENDIAN);
        second.section();
        second.networkInterface(LinkType.RAW, 6, 0);
        second.packet(0, 6, SECOND);
        byte[] both = ByteBuffer.allocate(first.bytes().length + second.bytes().length)
                .put(first.bytes())
                .put(second.bytes())
                .array();
        assertThat(read(both))
                .containsExactly(
                        new Seen("first packet", 5000, 12, LinkType.ETHERNET),
                        new Seen("second", 6000, 6, LinkType.RAW));
    }

    @Test
    void packetsWithUnknownInterfaceOrWrongLengthAreCountedAndSkipped() throws IOException {
        PcapngBytes file = new PcapngBytes(ByteOrder.LITTLE_ENDIAN);
        file.section();
        file.networkInterface(LinkType.ETHERNET, 6, 0);
        file.packet(3, 1, FIRST);
        byte[] malformed = new byte[28];
        ByteBuffer.wrap(malformed).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 5000);
        file.block(6, malformed);
        file.packet(0, 1, SECOND);
        assertThat(read(file.bytes())).extracting(Seen::text).containsExactly("second");
        assertThat(drops.of(DropReason.BLOCK_MALFORMED)).isEqualTo(2);
    }

    @Test
    void gzippedCaptureIsReadEvenIfTruncated() throws IOException {
        byte[] capture = pcap(ByteOrder.LITTLE_ENDIAN, PcapSource.MICROSECONDS, LinkType.RAW, FIRST, SECOND);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(capture);
        }
        assertThat(read(packed.toByteArray())).hasSize(2);
        read(Arrays.copyOf(packed.toByteArray(), packed.size() - 20));
        assertThat(drops.of(DropReason.RECORD_CUT)).isPositive();
    }

    @Test
    void truncatedCaptureYieldsItsCompleteRecords() throws IOException {
        byte[] capture = pcap(ByteOrder.LITTLE_ENDIAN, PcapSource.MICROSECONDS, LinkType.RAW, FIRST, SECOND);
        int firstEnd = 24 + 16 + FIRST.length;
        for (int length = 4; length < capture.length; length++) {
            long cutsBefore = drops.of(DropReason.RECORD_CUT);
            assertThat(read(Arrays.copyOf(capture, length))).hasSize(length < firstEnd ? 0 : 1);
            boolean betweenRecords = length == 24 || length == firstEnd;
            assertThat(drops.of(DropReason.RECORD_CUT) - cutsBefore).isEqualTo(betweenRecords ? 0 : 1);
        }
    }

    @Test
    void recordOfFourGigabytesEndsTheCaptureAndIsCounted() throws IOException {
        byte[] capture = pcap(ByteOrder.LITTLE_ENDIAN, PcapSource.MICROSECONDS, LinkType.RAW, FIRST, SECOND);
        ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 16 + FIRST.length + 8, -1);
        assertThat(read(capture)).hasSize(1);
        assertThat(drops.of(DropReason.RECORD_LENGTH)).isEqualTo(1);
    }

    @Test
    void wrongMagicNumberIsRejectedWithTheBytesFound() {
        assertThatThrownBy(() -> read("no capture at all".getBytes(US_ASCII)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("test:")
                .hasMessageContaining("6e6f2063");
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("empty input");
    }

    @Test
    void growingFileIsReadUntilTheSourceIsClosed(@TempDir Path folder) throws Exception {
        byte[] capture = pcap(ByteOrder.LITTLE_ENDIAN, PcapSource.MICROSECONDS, LinkType.RAW, FIRST, SECOND);
        Path file = folder.resolve("growing.pcap");
        Files.write(file, Arrays.copyOf(capture, 60));
        try (PacketSource source = CaptureReader.open(new GrowingFile(file), "growing", drops)) {
            CapturedPacket packet = new CapturedPacket();
            assertThat(source.next(packet)).isTrue();
            assertThat(source.ready()).isFalse();
            Files.write(file, Arrays.copyOfRange(capture, 60, capture.length), StandardOpenOption.APPEND);
            assertThat(source.ready()).isTrue();
            assertThat(source.next(packet)).isTrue();
            assertThat(text(packet)).isEqualTo("second");
        }
    }

    private List<Seen> read(byte[] capture) throws IOException {
        List<Seen> seen = new ArrayList<>();
        try (PacketSource source = CaptureReader.open(new ByteArrayInputStream(capture), "test", drops)) {
            CapturedPacket packet = new CapturedPacket();
            while (source.next(packet)) {
                seen.add(new Seen(text(packet), packet.timeNanos(), packet.wireLength(), packet.linkType()));
            }
        }
        return seen;
    }

    private static String text(CapturedPacket packet) {
        return new String(packet.bytes(), packet.start(), packet.capturedLength(), US_ASCII);
    }

    private static ByteOrder order(String name) {
        return name.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static byte[] pcap(ByteOrder order, int magic, int linkType, byte[]... packets) {
        ByteBuffer bytes = ByteBuffer.allocate(1000).order(order);
        bytes.putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(65535);
        bytes.putInt(linkType);
        int seconds = 1_700_000_000;
        for (byte[] packet : packets) {
            bytes.putInt(seconds++).putInt(7).putInt(packet.length).putInt(1500);
            if (magic == PcapSource.LONG_RECORDS) {
                bytes.putLong(0);
            }
            bytes.put(packet);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
