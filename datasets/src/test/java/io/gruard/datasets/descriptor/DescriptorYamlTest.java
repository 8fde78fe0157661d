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
    void everyPartOfADescriptorIsRead() throws IOException {
        Descriptor descriptor = read(WHOLE);

        assertThat(descriptor.title()).isEqualTo("flows");
        assertThat(descriptor.format())
                .isEqualTo(new Format(
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
    void mirrorsServeEveryFileAfterItsOwnAddresses() throws IOException {
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
    void anyLabelMayOccurWhereEveryTaskHasAClassForOthers() throws IOException {
        Descriptor descriptor = read(WHOLE.replaceAll("  families: .*\n", "  "));

        assertThat(descriptor.labels()).isEmpty();
        assertThat(descriptor.task().classOf("whatever")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: flows|nme: flows|my.yaml: found the unknown key 'nme', expected some of name, title",
                "name: flows|name: a/b|my.yaml: name: found 'a/b', expected letters, digits",
                "bytes: integer|bytes: integr|my.yaml: columns.bytes: found 'integr', expected one of number, integer",
                "bytes: integer|bytes: label|my.yaml: columns: found 2 of type label, expected one",
                "\"[0-9:]+\"|\"[0-9\"|my.yaml: columns.when: pattern: no regular expression",
                "header: false|header: maybe|my.yaml: format.header: found 'maybe', expected true or false",
                "delimiter: \";\"|delimiter: ab|my.yaml: format: delimiter: found 'ab', expected one character",
                "test: [test]|test: [tset]|my.yaml: official: part 'tset' is not described",
                "test: [test]|test: [train]|my.yaml: official: an official split needs test parts other than",
                "benign: normal|benign: good|my.yaml: tasks.families: no class names the benign label 'good'",
                "probe: [scan]|probe: [flood]|my.yaml: tasks.families.probe: label 'flood' belongs to another class"
                        + " too",
                "attack: others|attack: [flood]|my.yaml: tasks: 'binary' has no class for the label",
                "delimiter: \";\"|syntax: arff|my.yaml: format: found header or delimiter, which are for csv alone",
                "rows: 3|rows: 3, addresses: [{address: 'http://x', tried: never}]|my.yaml:"
                    + " parts.1.files.1.addresses.1.tried: found 'never', expected a date such as 2025-01-31, or no",
                "rows: 3|rows: many|my.yaml: parts.1.files.1.rows: found 'many', expected a whole number",
                "name: a.csv|name: ../a.csv|my.yaml: parts.1.files.1: found file name '../a.csv'",
                "files: [b.csv]|files: []|my.yaml: parts.2.files: found a list, expected a list of at least one",
                "benign: normal|group: [x]|my.yaml: 'benign' is missing",
                "name: test|name: train|my.yaml: parts: at least one expected and none named twice"
            })
    void mistakeIsAnErrorThatSaysWhere(String from, String to, String message) {
        assertThatThrownBy(() -> read(WHOLE.replace(from, to)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aDescriptorMayBeThatOfAShippedDataSetWithoutSomeFeatures() throws IOException {
        Descriptor derived = read("{name: fewer, of: nsl-kdd, without: [hot, land]}");
        Descriptor base = ShippedDescriptors.named("nsl-kdd");

        assertThat(derived.name()).isEqualTo("fewer");
        assertThat(derived.folder()).isEqualTo("nsl-kdd");
        assertThat(derived.parts()).isEqualTo(base.parts());
        assertThat(derived.schema().features())
                .hasSize(39)
                .isSubsetOf(base.schema().features());
        assertThatThrownBy(() -> read("{name: fewer, of: nsl-kdd, without: [heat]}"))
                .hasMessage("my.yaml: without: feature 'heat' is not described");
        assertThatThrownBy(() -> read("{name: fewer, of: kdd99, without: [hot]}"))
                .hasMessageStartingWith("data set: found 'kdd99', expected one of nsl-kdd,");
        assertThatThrownBy(() -> read("{name: fewer, of: nsl-kdd, without: [hot], benign: none}"))
                .hasMessageStartingWith("my.yaml: found the unknown key 'benign'");
    }

    @Test
    void whatIsNoYamlIsAnErrorWithItsLine() {
        assertThatThrownBy(() -> read("name: [a\nb: {c"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("my.yaml:")
                .hasMessageContaining("no YAML");
        assertThatThrownBy(() -> read("name: a\nname: b\n")).hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> read("")).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> read("just words")).isInstanceOf(DataException.class);
    }
}
