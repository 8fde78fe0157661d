package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.cli.progress.Verbosity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UsageTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return GruardCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void everyHelpHasAnExample() {
        Set<String> withoutArguments = Set.of("help", "generate-completion", "demo");
        List<String> missing = new ArrayList<>();
        GruardCommand.commandLine().getSubcommands().forEach((name, command) -> {
            String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            if (!withoutArguments.contains(name)
                    && help.indexOf("gruard " + name + " ", Math.max(0, help.indexOf("Example:"))) < 0) {
                missing.add(name);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void mistypedVerbSuggestsTheVerb() {
        assertThat(run("trian", "nsl-kdd")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("did you mean 'train'?");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void unknownPresetIsWrongUsage() {
        assertThat(run("train", "nsl-kdd", "--preset", "papper")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("'papper'").contains("paper");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void unknownSettingIsWrongUsage() {
        assertThat(run("train", "nsl-kdd", "--set", "epocs=3")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("epocs");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void completionScriptNamesEveryVerb() {
        assertThat(run("generate-completion")).isZero();
        assertThat(out.toString()).contains("train", "detect", "--seed");
    }

    @Test
    void verboseReportsWhatIsReadAndQuietReportsNothing(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("flows.csv"), "bytes,label\n" + "1,normal\n9,attack\n".repeat(20));
        Path yaml = folder.resolve("flows.yaml");
        assertThat(run("describe", csv.toString(), "--out", yaml.toString())).isLessThan(2);
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            run("datasets", "--descriptor", yaml.toString(), "--data", folder.toString(), "-v");
            assertThat(lines.toString(StandardCharsets.UTF_8)).contains("read " + csv, "40 rows");
            lines.reset();
            run("datasets", "--descriptor", yaml.toString(), "--data", folder.toString(), "-q");
            assertThat(lines.toString(StandardCharsets.UTF_8)).isEmpty();
        } finally {
            System.setErr(before);
            Verbosity.NORMAL.apply(before);
        }
    }
}
