package io.gruard.traffic.can;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CandumpReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"candump-fd-test.log", "nissan-leaf-demo.log", "x250-candump2.log"})
    void framesOfRealLogsSurviveARoundTrip(String name) throws IOException {
        Path log = SharedData.path("can/" + name);
        List<String> lines = Files.readAllLines(log).stream()
                .map(line -> line.toUpperCase(Locale.ROOT))
                .toList();
        try (CandumpReader reader = CandumpReader.open(log)) {
            for (String line : lines) {
                assertThat(String.valueOf(reader.next()).toUpperCase(Locale.ROOT))
                        .isEqualTo(line);
            }
            assertThat(reader.next()).isNull();
            assertThat(reader.malformedLines()).isZero();
        }
    }

    @Test
    void frameIsParsed() {
        assertThat(CandumpReader.parse("(1696758369.242495) can0 501#0101000001"))
                .isEqualTo(new CanFrame(
                        1_696_758_369_242_495_000L, "can0", 0x501, false, CanFrame.Kind.DATA, 0, new byte[] {
                            1, 1, 0, 0, 1
                        }));
        assertThat(CandumpReader.parse("(1.5) can0 1F334455##F1122"))
                .isEqualTo(new CanFrame(
                        1_500_000_000L, "can0", 0x1F334455, true, CanFrame.Kind.FD, 15, new byte[] {0x11, 0x22}));
    }

    @Test
    void remoteAndErrorFramesAreRecognised() throws IOException {
        String log = "(1.000000) can0 123#R\n(1.000000) can0 123#R4\n(2.000000) can0 20000004#0004000000000000\n";
        try (CandumpReader reader = new CandumpReader(new BufferedReader(new StringReader(log)))) {
            assertThat(reader.next()).extracting(CanFrame::kind).isEqualTo(CanFrame.Kind.REMOTE);
            assertThat(reader.next()).extracting(CanFrame::kind).isEqualTo(CanFrame.Kind.REMOTE);
            CanFrame error = reader.next();
            assertThat(error).extracting(CanFrame::kind).isEqualTo(CanFrame.Kind.ERROR);
            assertThat(error).extracting(CanFrame::identifier).isEqualTo(4);
        }
    }

    @Test
    void malformedLinesAreCountedAndSkipped() throws IOException {
        String log =
                "hello\n\n(1.0) can0 123#0\n(1.0) can0 123#001122334455667788\n(1.0) can0 FFF#00\n(1.0) can0 123##\n"
                        + "(1.0) can0 123#0011\n(1.0) can0 12";
        try (CandumpReader reader = new CandumpReader(new BufferedReader(new StringReader(log)))) {
            assertThat(reader.next()).extracting(CanFrame::data).isEqualTo(new byte[] {0, 0x11});
            assertThat(reader.next()).isNull();
            assertThat(reader.malformedLines()).isEqualTo(6);
        }
    }
}
