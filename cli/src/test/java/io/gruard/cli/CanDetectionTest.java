package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains a model of CICIoV2024's features on synthetic frames and applies it to a log of candump. */
class CanDetectionTest {
    private static final int FLOOD = 0x080;

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int gruard(String... arguments) {
        return GruardCommand.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** Creates a frame of a normal identifier with changing data, or of the flood with none. */
    private static int[] frame(boolean attack, SplittableRandom random) {
        int[] frame = new int[9];
        frame[0] = attack ? FLOOD : 0x200 + 16 * random.nextInt(20);
        for (int i = 1; i < frame.length && !attack; i++) {
            frame[i] = random.nextInt(256);
        }
        return frame;
    }

    private Path train() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder rows = new StringBuilder("ID,DATA_0,DATA_1,DATA_2,DATA_3,DATA_4,DATA_5,DATA_6,DATA_7,what\n");
        for (int row = 0; row < 1_500; row++) {
            boolean attack = row % 4 == 0;
            for (int value : frame(attack, random)) {
                rows.append(value).append(',');
            }
            rows.append(attack ? "DoS" : "BENIGN").append('\n');
        }
        Files.writeString(folder.resolve("frames.csv"), rows);
        Path descriptor = folder.resolve("frames.yaml");
        Files.writeString(descriptor, """
            name: frames
            parts: [{name: all, files: [frames.csv]}]
            columns:
              {ID: integer, DATA_0: integer, DATA_1: integer, DATA_2: integer, DATA_3: integer, DATA_4: integer,
               DATA_5: integer, DATA_6: integer, DATA_7: integer, what: label}
            benign: BENIGN
            tasks: {attack: {BENIGN: [BENIGN], DoS: [DoS]}}
            """);
        Path run = folder.resolve("run");
        assertThat(gruard(
                        "train",
                        "--descriptor",
                        descriptor.toString(),
                        "--model",
                        "mlp",
                        "--epochs",
                        "6",
                        "--set",
                        "batch_size=32",
                        "--out",
                        run.toString()))
                .as(err.toString())
                .isZero();
        return run.resolve("model.onnx");
    }

    @Test
    void floodOnTheBusIsOneAlertThatNamesItsIdentifier() throws IOException {
        Path model = train();
        SplittableRandom random = new SplittableRandom(2);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            int[] frame = frame(i >= 100 && i < 200, random);
            log.append("(100.%06d) can0 %03X#".formatted(i, frame[0]));
            for (int at = 1; at < frame.length; at++) {
                log.append("%02X".formatted(frame[at]));
            }
            log.append('\n');
        }
        Path candump = folder.resolve("can.log");
        Files.writeString(candump, log);
        Path alerts = folder.resolve("alerts.json");

        assertThat(gruard("detect", candump.toString(), "--model", model.toString(), "--eve", alerts.toString()))
                .as(err.toString())
                .isZero();

        // Some frames may be alerts of novel attacks, which do not matter here.
        List<String> lines = Files.readAllLines(alerts).stream()
                .filter(line -> line.contains("\"class\":\"DoS\""))
                .toList();
        assertThat(lines).hasSize(1);
        JsonNode alert = new ObjectMapper().readTree(lines.getFirst()).path("gruard");
        assertThat(alert.path("class").asText()).isEqualTo("DoS");
        assertThat(alert.path("detections").asInt()).isEqualTo(100);
        assertThat(alert.path("victims").path("commonest").asText()).isEqualTo("can0 080");
        assertThat(err.toString()).contains("300 frames");
    }

    @Test
    void modelOfFramesIsRejectedOnPackets() throws IOException {
        Path model = train();
        Path capture = folder.resolve("empty.pcap");
        Files.write(capture, HexFormat.of().parseHex("d4c3b2a1020004000000000000000000ffff000001000000"));
        assertThat(gruard("detect", capture.toString(), "--kind", "kdd", "--model", model.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("the model requires features that KDD connections do not have: ID, DATA_0,");
    }
}
