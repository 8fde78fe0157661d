package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {
    /** An option, and the command that it belongs to, if one is named before it. */
    private static final Pattern OPTION = Pattern.compile("(?:gruard (\\w+) )?(?<![\\w-])(--[a-z][a-z-]*)");

    private static String help(String command) {
        return help(Objects.requireNonNull(
                GruardCommand.commandLine().getSubcommands().get(command), command));
    }

    /** Returns the help without line breaks and indents. */
    private static String help(CommandLine command) {
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF).replaceAll("\\s+", " ");
    }

    @Test
    void helpNamesOnlyOptionsThatExist() {
        Map<String, CommandLine> commands = GruardCommand.commandLine().getSubcommands();
        List<String> missing = new ArrayList<>();
        commands.forEach((name, command) -> {
            Matcher option = OPTION.matcher(help(command));
            while (option.find()) {
                String owner = option.group(1) == null ? name : option.group(1);
                CommandLine of = commands.get(owner);
                Set<String> known =
                        of == null ? Set.of() : of.getCommandSpec().optionsMap().keySet();
                if (!known.contains(option.group(2))) {
                    missing.add("help of " + name + ": " + owner + " has no option " + option.group(2));
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void helpOfNoveltyFprNamesThePresetsDefault() {
        assertThat(help("train")).contains("(default: the preset's, shown by gruard train --list-settings)");
        List<Object> defaults = Presets.allShipped().stream()
                .<Object>map(preset -> preset.settings().value(FitSettings.NOVELTY_FPR))
                .distinct()
                .toList();
        // With one default for all presets the help could name it.
        assertThat(defaults).hasSizeGreaterThan(1);
    }

    @Test
    void helpShowsTheDefaultsOfOptions() {
        assertThat(help("tune")).contains("number of parallel trials (default: 1)");
        assertThat(help("train")).contains("report median and spread (default: 1)");
    }
}
