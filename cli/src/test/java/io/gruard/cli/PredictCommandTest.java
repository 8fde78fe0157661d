package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.model.ModelFile;
import io.gruard.model.Models;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PredictCommandTest {
    private static final String GOOD = "1,200,tcp,0.5,S0\n";
    private static final String BAD = "1,many,tcp,0.5,S0\n";

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void writeModel() throws IOException {
        ModelFile.write(Models.of(Models.everyLayer().getFirst(), 5), folder.resolve("model.onnx"));
    }

    private int predict(String... arguments) {
        CommandLine command = GruardCommand.commandLine().setErr(new PrintWriter(errors, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "predict";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return command.execute(all);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void compressedFileGivesTheSameRowsAsThePlainFile() throws IOException {
        Files.writeString(folder.resolve("in.csv"), GOOD.repeat(9000));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("in.csv.gz")))) {
            out.write(GOOD.repeat(9000).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(predict(file("model.onnx"), file("in.csv"), "--out", file("plain.csv")))
                .isZero();
        assertThat(predict(folder.toString(), file("in.csv.gz"), "--out", file("out.csv.gz")))
                .isZero();

        String plain = Files.readString(folder.resolve("plain.csv"));
        assertThat(plain.lines())
                .hasSize(9000)
                .allMatch(line -> line.matches("1,200,tcp,0.5,S0,\\w+(,[0-9.E-]+){4},benign,normal"));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("out.csv.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
        assertThat(errors.toString()).contains("9000 rows predicted, 0 bad rows skipped");
    }

    @Test
    void badRowFailsWithOneLineAndNoFile() throws IOException {
        Files.writeString(folder.resolve("in.csv"), GOOD + BAD);

        int code = predict(file("model.onnx"), file("in.csv"), "--out", file("out.csv"));

        assertThat(code).isEqualTo(1);
        assertThat(errors.toString())
                .isEqualTo("gruard predict: " + file("in.csv")
                        + ":2: 'source bytes' must be a finite number, found 'many'" + System.lineSeparator());
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(folder.resolve("out.csv.partial")).doesNotExist();
    }

    @Test
    void badRowsAreSkippedCountedAndReportedOnRequest() throws IOException {
        Files.writeString(folder.resolve("in.csv"), BAD + (GOOD + BAD).repeat(150));

        int code = predict(file("model.onnx"), file("in.csv"), "--out", file("out.csv"), "--on-error", "skip");

        assertThat(code).isZero();
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(150);
        assertThat(errors.toString().lines())
                .hasSize(102)
                .startsWith(file("in.csv") + ":1: 'source bytes' must be a finite number, found 'many'")
                .endsWith("… and 51 more bad rows", "150 rows predicted, 151 bad rows skipped");
    }

    @Test
    void missingModelAndUnknownChoiceAreErrorsOfOneLine() {
        assertThat(predict(file("none.onnx"), file("in.csv"))).isEqualTo(1);
        assertThat(predict(file("model.onnx"), file("in.csv"), "--on-error", "hope"))
                .isEqualTo(2);

        assertThat(errors.toString().lines()).hasSize(2);
        assertThat(errors.toString()).contains("none.onnx: no such file, expected a model that gruard wrote");
    }
}
