package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatasetsCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = GruardCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    private String[] withDescriptor(String... more) throws IOException {
        Path yaml = Files.writeString(folder.resolve("flows.yaml"), """
            name: flows
            title: Flows of a house
            format: {header: false}
            parts:
              - {name: train, files: [a.csv]}
              - {name: test, files: [b.csv]}
            columns: {x: integer, label: label}
            benign: normal
            tasks:
              families: {normal: [normal], dos: [flood, smurf]}
            """);
        Path place = Files.createDirectories(folder.resolve("data/flows"));
        Files.writeString(place.resolve("a.csv"), "1,normal\n2,normal\n3,flood\n");
        Files.writeString(place.resolve("b.csv"), "1,smurf\n");
        String[] first = {"datasets", "--data", folder.resolve("data").toString(), "--descriptor", yaml.toString()};
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void namedDataSetShowsItsClassTable() throws IOException {
        assertThat(run(withDescriptor())).isZero();

        assertThat(out.toString())
                .contains("Flows of a house", "a.csv", "3 rows, SHA-256 ")
                .containsPattern("class +train +test\\R")
                .containsPattern("normal +2 +0\\R")
                .containsPattern("dos +1 +1\\R")
                .containsPattern("all +3 +1\\R");
    }

    @Test
    void labelsAreShownOnRequest() throws IOException {
        assertThat(run(withDescriptor("--labels"))).isZero();

        assertThat(out.toString()).containsPattern("flood +1 +0\\R").containsPattern("smurf +0 +1\\R");
    }

    @Test
    void missingPartsAreNamed() throws IOException {
        String[] args = withDescriptor();
        Files.delete(folder.resolve("data/flows/b.csv"));

        assertThat(run(args)).isZero();

        assertThat(out.toString()).contains("test: not found").containsPattern("all +3\\R");
    }

    @Test
    void listNamesTheKnownDataSets() {
        assertThat(run("datasets")).isZero();

        assertThat(out.toString()).contains("nsl-kdd", "KDDTrain+");
    }

    @Test
    void unknownNameIsAnErrorOfOneLine() {
        assertThat(run("datasets", "nsl")).isEqualTo(2);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("gruard datasets: data set: expected one of nsl-kdd")
                .endsWith("found 'nsl'");
    }
}
