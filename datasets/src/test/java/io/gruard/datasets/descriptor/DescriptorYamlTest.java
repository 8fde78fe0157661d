package io.gruard.datasets.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorYamlTest {
    private static final String WHOLE = """
        name: flows
        format: {header: false, delimiter: ";"}
        parts:
          - name: train
            files: [{name: a.csv, rows: 3}]
          - name: test
            files: [b.csv]
        official: {train: train, test: [test]}
        columns:
          when: {type: time, pattern: "[0-9:]+"}
          bytes: integer
          label: label
        benign: normal
        tasks:
          families: {normal: [normal], dos: [flood, smurf], probe: [scan]}
          binary: {normal: [normal], attack: others}
        """;

    private static Descriptor read(String text) throws IOException {
        return DescriptorYaml.read(text, "my.yaml");
    }

    @Test
    void completeDescriptorIsRead() throws IOException {
        Descriptor descriptor = read(WHOLE);

        assertThat(descriptor.title()).isEqualTo("flows");
        assertThat(descriptor.format())
                .isEqualTo(new FileFormat(
                        FileSyntax.CSV, false, ';', List.of(), MissingValuePolicy.ERROR, MissingValuePolicy.ERROR));
        assertThat(descriptor.part("train").files().getFirst().rows()).hasValue(3);
        assertThat(descriptor.mainPart().name()).isEqualTo("train");
        assertThat(descriptor.columns().getFirst().pattern()).isPresent();
        assertThat(descriptor.schema().features()).hasSize(1);
        assertThat(descriptor.task().classes().names()).containsExactly("normal", "dos", "probe");
        assertThat(descriptor.task().classOf("smurf")).isEqualTo(1);
        assertThat(descriptor.task("binary").classOf("smurf")).isEqualTo(1);
        assertThat(descriptor.labels()).containsExactlyInAnyOrder("normal", "flood", "smurf", "scan");
        assertThat(descriptor.group()).isEmpty();
    }

    @Test
    void mirrorsFollowTheAddressesOfEachFile() throws IOException {
        Descriptor descriptor = read(
                WHOLE.replace("{name: a.csv, rows: 3}", "{name: a+b.csv, bytes: 7, addresses: 'http://own/x'}") + """
                    mirrors:
                      - {address: "https://one/{file}", tried: 2025-01-31}
                      - {address: "https://two/all.zip!/{file}", tried: no, note: withdrawn}
                    """);

        DataFile file = descriptor.part("train").files().getFirst();
        assertThat(file.bytes()).hasValue(7);
        assertThat(file.mirrors())
                .containsExactly(
                        new Mirror("http://own/x"),
                        new Mirror("https://one/a%2Bb.csv", Optional.of(LocalDate.of(2025, 1, 31)), ""),
                        new Mirror("https://two/all.zip!/a+b.csv", Optional.empty(), "withdrawn"));
        assertThat(descriptor.part("test").files().getFirst().mirrors()).hasSize(2);
    }

    @Test
    void anyLabelMayOccurIfEveryTaskHasAClassForOthers() throws IOException {
        Descriptor descriptor = read(WHOLE.replaceAll("  families: .*\n", "  "));

        assertThat(descriptor.labels()).isEmpty();
        assertThat(descriptor.task().classOf("whatever")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: flows|nme: flows|my.yaml: unknown key 'nme', expected one of name, title",
                "name: flows|name: a/b|my.yaml: name: expected letters, digits",
                "bytes: integer|bytes: integr|my.yaml: columns.bytes: expected one of number, integer",
                "bytes: integer|bytes: label|my.yaml: columns: expected one of type label, found 2",
                "\"[0-9:]+\"|\"[0-9\"|my.yaml: columns.when: pattern: not a valid regular expression",
                "header: false|header: maybe|my.yaml: format.header: expected true or false, found 'maybe'",
                "delimiter: \";\"|delimiter: ab|my.yaml: format: delimiter: expected one character, found 'ab'",
                "test: [test]|test: [tset]|my.yaml: official: part 'tset' does not exist",
                "test: [test]|test: [train]|my.yaml: official: expected test parts other than",
                "benign: normal|benign: good|my.yaml: tasks.families: no class contains the benign label 'good'",
                "probe: [scan]|probe: [flood]|my.yaml: tasks.families.probe: label 'flood' also belongs to another"
                        + " class",
                "attack: others|attack: [flood]|my.yaml: tasks: 'binary' has no class for the label",
                "delimiter: \";\"|syntax: arff|my.yaml: format: header and delimiter are for csv only",
                "rows: 3|rows: 3, addresses: [{address: 'http://x', tried: never}]|my.yaml:"
                    + " parts.1.files.1.addresses.1.tried: expected a date such as 2025-01-31, or no, found 'never'",
                "rows: 3|rows: many|my.yaml: parts.1.files.1.rows: expected an integer, found 'many'",
                "name: a.csv|name: ../a.csv|my.yaml: parts.1.files.1: expected a file name",
                "files: [b.csv]|files: []|my.yaml: parts.2.files: expected a list with at least one item",
                "benign: normal|group: [x]|my.yaml: 'benign' is missing",
                "name: test|name: train|my.yaml: parts: expected at least one, with different names"
            })
    void invalidDescriptorIsAnErrorWithItsPath(String from, String to, String message) {
        assertThatThrownBy(() -> read(WHOLE.replace(from, to)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void descriptorMayRemoveFeaturesOfAShippedDataSet() throws IOException {
        Descriptor derived = read("{name: fewer, of: nsl-kdd, without: [hot, land]}");
        Descriptor base = ShippedDescriptors.named("nsl-kdd");

        assertThat(derived.name()).isEqualTo("fewer");
        assertThat(derived.folder()).isEqualTo("nsl-kdd");
        assertThat(derived.parts()).isEqualTo(base.parts());
        assertThat(derived.schema().features())
                .hasSize(39)
                .isSubsetOf(base.schema().features());
        assertThatThrownBy(() -> read("{name: fewer, of: nsl-kdd, without: [heat]}"))
                .hasMessage("my.yaml: without: feature 'heat' does not exist");
        assertThatThrownBy(() -> read("{name: fewer, of: kdd99, without: [hot]}"))
                .hasMessageStartingWith("data set: expected one of nsl-kdd,");
        assertThatThrownBy(() -> read("{name: fewer, of: nsl-kdd, without: [hot], benign: none}"))
                .hasMessageStartingWith("my.yaml: unknown key 'benign'");
    }

    @Test
    void invalidYamlIsAnErrorWithItsLine() {
        assertThatThrownBy(() -> read("name: [a\nb: {c"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("my.yaml:")
                .hasMessageContaining("not valid YAML");
        assertThatThrownBy(() -> read("name: a\nname: b\n")).hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> read("")).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> read("just words")).isInstanceOf(DataException.class);
    }
}
