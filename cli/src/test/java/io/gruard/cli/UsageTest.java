package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class UsageTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Gruard.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void everyHelpHasAnExample() {
        Set<String> withoutArguments = Set.of("help", "generate-completion", "demo");
        List<String> missing = new ArrayList<>();
        Gruard.commandLine().getSubcommands().forEach((name, command) -> {
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
}
