package io.gruard.cli;

import io.gruard.datasets.DataSet;
import io.gruard.datasets.MissingDataException;
import io.gruard.datasets.descriptor.UnknownDataSetException;
import io.gruard.training.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What all commands of gruard have in common: errors of one line on standard error, 2 for wrong usage, and for everything else 1 or what the
 * command says. */
public final class Conventions {
    private Conventions() {}

    /** Sets the conventions on a command line and returns it. */
    public static CommandLine applyTo(CommandLine commandLine) {
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Conventions::wrongUsage)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    /** The words of the command line, as they were given. */
    static List<String> words(CommandSpec command) {
        List<String> words = new ArrayList<>(List.of("gruard"));
        words.addAll(command.root().commandLine().getParseResult().originalArgs());
        return words;
    }

    private static int wrongUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(prefix(command) + oneLine(wrong) + suggestion(wrong));
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine command) {
        command.getErr().println(prefix(command) + oneLine(failure) + hint(failure));
        if (System.getenv("GRUARD_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return namesNothing(failure)
                ? CommandLine.ExitCode.USAGE
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** Whether a data set, preset or setting was named that does not exist: wrong usage, which a second try does not help. */
    private static boolean namesNothing(Exception failure) {
        return failure instanceof UnknownDataSetException || failure instanceof SettingsException;
    }

    /** The verb or option that was probably meant. */
    private static String suggestion(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                return "; did you mean '" + similar.getFirst() + "'?";
            }
        }
        return "";
    }

    /** What to do about it, where that is a command. */
    private static String hint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingDataException missing) {
                String addresses = DataSet.SHIPPED.contains(missing.dataSet())
                        ? "; 'gruard datasets " + missing.dataSet() + "' lists its addresses"
                        : "";
                return addresses + "; 'gruard demo' needs no data";
            }
        }
        return "";
    }

    private static String prefix(CommandLine command) {
        return command.getCommandSpec().qualifiedName() + ": ";
    }

    private static String oneLine(Throwable failure) {
        Throwable told = failure;
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            told = unchecked.getCause();
        }
        String name = told.getClass().getSimpleName();
        String message = told.getMessage();
        if (message == null) {
            return name;
        }
        // The messages of some exceptions of the JDK are only a path or a number.
        String sentence = message.contains(" ") ? message : name + ": " + message;
        return sentence.replaceAll("\\s*\\R\\s*", "; ");
    }
}
