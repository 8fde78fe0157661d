package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Help, messages, logs and reports use the field's words. */
class PlainLanguageTest {
    private static final Pattern LITERAL = Pattern.compile(
            "\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"|//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern ODD = Pattern.compile(
            "\\b(wanted|beside|besides|judged?|judges|usual|usually|thrice|blotted|misfit|mended|of everything random"
                    + "|attack or not|called? an attack|unseen labels|told of)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void textsOfTheProgramUseNoOddWords() throws IOException {
        List<String> found = new ArrayList<>();
        int texts = 0;
        for (Path file : sources()) {
            String source = Files.readString(file);
            Matcher literal = LITERAL.matcher(source);
            while (literal.find()) {
                if (!literal.group().startsWith("\"")) {
                    continue;
                }
                texts++;
                if (ODD.matcher(literal.group()).find()) {
                    long line = source.substring(0, literal.start()).lines().count();
                    found.add(file.getFileName() + ":" + line + ": " + literal.group());
                }
            }
        }
        assertThat(texts).isGreaterThan(2000);
        assertThat(found).isEmpty();
    }

    /** Returns the main sources of all modules. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
            for (Path module : modules.map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }
}
