package io.gruard.traffic.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Feature;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.traffic.simulate.SimulatedTraffic;
import io.gruard.traffic.simulate.SimulationSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceOpenerTest {
    private static final String CONN_LOG = """
        #separator \\x09
        #path\tconn
        #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes
        1700000000.000001\tC1\t10.0.0.1\t50000\t10.0.0.2\t80\ttcp\thttp\t0.5\t100\t2000\tSF\t-\t-\t0\tShADadFf\t5\t360\t5\t2260
        """;
    private static final String CANDUMP = "(100.000001) can0 123#0102FF\n(100.000002) can0 124#0102FF\n";

    /** The encoder of a model with these numeric features. */
    private static SourceOpener opener(String... features) {
        List<Feature> numbers = new ArrayList<>();
        List<FeatureEncoding> encodings = new ArrayList<>();
        for (String feature : features) {
            numbers.add(new Feature.Numeric(feature));
            encodings.add(new FeatureEncoding.Affine(feature, 0, 1));
        }
        return SourceOpener.of(new FittedEncoder(new Schema(numbers), encodings));
    }

    private static TrafficInput text(String text, boolean live) {
        return new TrafficInput.ByteStream(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "the text", live);
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<Observation> read(SourceOpener opener, TrafficInput input) throws IOException {
        List<Observation> records = new ArrayList<>();
        try (RecordSource source = opener.open(input, () -> false)) {
            source.readInto(records::add, () -> false);
        }
        return records;
    }

    @Test
    void firstBytesTellTheFormat(@TempDir Path folder) throws IOException {
        SimulatedTraffic.write(folder, "short", SimulationSettings.defaults(7).withLength(Duration.ofSeconds(5)));

        assertThat(read(opener("duration"), new TrafficInput.CompleteFile(folder.resolve("short.pcap"))))
                .hasSizeGreaterThan(20);
        assertThat(read(opener("duration"), text(CONN_LOG, false)))
                .extracting(record -> record.features().number("src_bytes"))
                .containsExactly(100.0);
        assertThat(read(opener("DATA_0"), text(CANDUMP, false))).hasSize(2);
        assertThat(read(opener("rate"), text("rate,other\n0.25,x\n", false)))
                .extracting(record -> record.features().number("rate"))
                .containsExactly(0.25);
    }

    @Test
    void gzippedFileIsUnpacked(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("frames.log.gz"), gzipped(CANDUMP));

        assertThat(read(opener("DATA_0"), new TrafficInput.CompleteFile(file))).hasSize(2);
    }

    @Test
    void gzippedInputThatIsStillWrittenIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("frames.log.gz"), gzipped(CANDUMP));

        assertThatThrownBy(() -> read(opener("DATA_0"), new TrafficInput.FollowedFile(file)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": expected plain bytes, found a gzipped input");
    }

    @Test
    void statedFormatIsNotGuessed() {
        assertThatThrownBy(() -> read(opener("rate").withFormat(SourceFormat.CAPTURE), text("rate\n1\n", false)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the text: not a capture");
    }

    @Test
    void featureThatTheSourceDoesNotGiveIsNamedOrAssumed() throws IOException {
        SourceOpener opener = opener("duration", "urgent");

        assertThatThrownBy(() -> read(opener, text(CONN_LOG, false)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("urgent");
        assertThat(read(opener.withAssumed(Map.of("urgent", "3")), text(CONN_LOG, false)))
                .extracting(record -> record.features().number("urgent"))
                .containsExactly(3.0);
    }

    @Test
    void onlyPacketsComeFromAnInterface() {
        assertThatThrownBy(() -> TrafficReader.frames(new TrafficInput.NetworkInterface("eth0", null), () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eth0");
    }
}
