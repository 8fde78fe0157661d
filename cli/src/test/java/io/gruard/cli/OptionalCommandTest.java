package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionalCommandTest {
    /** The files that the launcher's build leaves out, as in the profile without-baselines of this module's pom. */
    private static final List<String> LEFT_OUT = List.of("Compare", "Demo");

    @Test
    void optionalCommandsAreListed() {
        assertThat(GruardCommand.commandLine().getSubcommands()).containsKeys("compare", "demo", "detect", "help");
    }

    /** Otherwise the build of the commands without classical models would not compile. */
    @Test
    void onlyOptionalCommandsUseTheClassicalModels() throws IOException, URISyntaxException {
        Path classes = Path.of(GruardCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            assertThat(files.filter(file -> file.toString().endsWith(".class"))
                            .filter(file -> LEFT_OUT.stream()
                                    .noneMatch(name ->
                                            file.getFileName().toString().startsWith(name)))
                            .filter(OptionalCommandTest::namesOptionalClass))
                    .isEmpty();
        }
    }

    /** Class files hold the names of the classes that they use as text. */
    private static boolean namesOptionalClass(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return text.contains("io/gruard/baselines/")
                    || LEFT_OUT.stream().anyMatch(name -> text.contains("io/gruard/cli/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
