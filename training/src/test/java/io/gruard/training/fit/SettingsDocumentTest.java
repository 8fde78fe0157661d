package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import io.gruard.training.balance.Balance;
import io.gruard.training.novelty.NoveltySum;
import io.gruard.training.novelty.NoveltyTerm.Measure;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Setting;
import io.gruard.training.threshold.ThresholdSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares docs/SETTINGS.md with the code. {@code -Dgruard.docs=write} writes its tables. */
class SettingsDocumentTest {
    private static final List<Setting<?>> WITH_A_GRAMMAR =
            List.of(FitSettings.NOVELTY, FitSettings.BALANCE, FitSettings.ALERT_FROM);

    private final Path file = Repository.root().resolve("docs").resolve("SETTINGS.md");

    @Test
    void tablesListEverySettingWithTypeDefaultAndMeaning() throws IOException {
        StringBuilder tables = new StringBuilder();
        Architecture first = Architectures.all().getFirst();
        int own = first.settings().size() + 1;
        List<Setting<?>> all = FitSettings.catalogue(first).settings();
        tables.append("## Training and data\n").append(table(all.subList(own, all.size())));
        for (Architecture architecture : Architectures.all()) {
            int count = architecture.settings().size() + 1;
            List<Setting<?>> settings = FitSettings.catalogue(architecture).settings();
            assertThat(settings.subList(count, settings.size())).isEqualTo(all.subList(own, all.size()));
            tables.append("\n## Network `").append(architecture.name()).append("`\n");
            tables.append(sentence(architecture.description())).append("\n\n");
            tables.append(table(settings.subList(0, count)));
        }
        requireInDocument("settings", tables.toString());
    }

    @Test
    void presetsAreListedWithPurposeAndResults() throws IOException {
        StringBuilder table = new StringBuilder("| preset | network | purpose | results |\n|---|---|---|---|\n");
        for (Preset preset : Presets.allShipped()) {
            String results = preset.results()
                    .map(link -> link.replaceFirst("^docs/", ""))
                    .map(link -> "[" + link.replaceFirst("#.*", "") + "](" + link + ")")
                    .orElse("");
            table.append(
                    "| `%s` | `%s` | %s | %s |\n".formatted(preset.name(), preset.model(), preset.purpose(), results));
        }
        requireInDocument("presets", table.toString());
    }

    @Test
    void grammarOfNoveltyHasEveryMeasure() throws IOException {
        Set<String> measures = new TreeSet<>();
        Arrays.stream(Measure.values()).map(Measure::id).forEach(measures::add);
        assertThat(rowsOf("novelty")).isEqualTo(measures);
        Set<String> terminals = new TreeSet<>(measures);
        terminals.add("fisher");
        assertThat(terminalsOf("novelty")).isEqualTo(terminals);
    }

    @Test
    void grammarOfProtocolHasEveryProtocol() throws IOException {
        Set<String> protocols = terminalsOf("protocol");
        protocols.remove("all");
        assertThat(protocols).hasSameSizeAs(Protocol.class.getPermittedSubclasses());
        for (String protocol : protocols) {
            String text = protocol.equals("leave-out") ? "leave-out:service" : protocol;
            assertThat(Protocol.parse(text).text()).startsWith(protocol);
        }
        assertThat(rowsOf("protocol"))
                .extracting(row -> row.replaceFirst(":.*", ""))
                .hasSameElementsAs(protocols);
    }

    @Test
    void grammarOfBalanceHasEveryTerminal() throws IOException {
        assertThat(terminalsOf("balance"))
                .containsExactlyInAnyOrder("none", "smote", "smote-nc", "k", "fewer-neighbours", "by-label");
        for (String text : List.of("none", "smote", "smote-nc", "smote:k=3,fewer-neighbours,by-label")) {
            assertThat(Balance.parse(text).spec()).isEqualTo(text);
        }
    }

    @Test
    void examplesFollowTheirGrammars() throws IOException {
        for (String example : examplesOf("novelty")) {
            assertThatCode(() -> NoveltySum.parse(example)).doesNotThrowAnyException();
        }
        for (String example : examplesOf("balance")) {
            assertThatCode(() -> Balance.parse(example)).doesNotThrowAnyException();
        }
        for (String example : examplesOf("alert_from")) {
            assertThatCode(() -> ThresholdSettings.parse(example)).doesNotThrowAnyException();
        }
    }

    private static String table(List<Setting<?>> settings) {
        StringBuilder table = new StringBuilder("| setting | type | default | meaning |\n|---|---|---|---|\n");
        settings.forEach(setting -> table.append(row(setting)));
        return table.toString();
    }

    private static <T> String row(Setting<T> setting) {
        String type = WITH_A_GRAMMAR.contains(setting) ? "[grammar](#" + setting.name() + ")" : setting.expected();
        Object value = setting.plain(setting.defaults());
        String text = value instanceof Double number && number == Math.rint(number)
                ? Long.toString(number.longValue())
                : value.toString();
        return "| `%s` | %s | %s | %s |\n"
                .formatted(setting.name(), type, text.isEmpty() ? "empty" : "`" + text + "`", setting.meaning());
    }

    private static String sentence(String description) {
        return Character.toUpperCase(description.charAt(0)) + description.substring(1) + ".";
    }

    private void requireInDocument(String part, String expected) throws IOException {
        String begin = "<!-- begin " + part + " -->\n";
        String text = Files.readString(file);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- end " + part + " -->");
        if ("write".equals(System.getProperty("gruard.docs"))) {
            Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
            return;
        }
        assertThat(text.substring(from, to))
                .as("docs/SETTINGS.md, part %s; run this test with -Dgruard.docs=write", part)
                .isEqualTo(expected);
    }

    /** Returns the section of a heading, up to the next heading of the same or a higher level. */
    private String section(String heading) throws IOException {
        String text = Files.readString(file);
        int start = text.indexOf("\n### " + heading + "\n");
        assertThat(start).isPositive();
        int end = text.indexOf("\n##", start + 1);
        return text.substring(start, end);
    }

    /** Returns the quoted terminals of the section's grammar. */
    private Set<String> terminalsOf(String heading) throws IOException {
        String section = section(heading);
        int start = section.indexOf("```ebnf");
        String grammar = section.substring(start, section.indexOf("```", start + 3));
        return new TreeSet<>(found("\"([a-z][a-z-]*)\"", grammar));
    }

    /** Returns the names in the first column of the section's table. */
    private Set<String> rowsOf(String heading) throws IOException {
        return new TreeSet<>(found("(?m)^\\| `([^`]+)`", section(heading)));
    }

    private List<String> examplesOf(String heading) throws IOException {
        String section = section(heading);
        return found("`([^`]+)`", section.substring(section.indexOf("Examples:")));
    }

    private static List<String> found(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .forEach(found::add);
        assertThat(found).isNotEmpty();
        return found;
    }
}
