package io.gruard.cli;

import io.gruard.core.FailureText;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.MissingDataException;
import io.gruard.datasets.descriptor.UnknownDataSetException;
import io.gruard.training.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The conventions of all commands: errors are one line on standard error, wrong usage exits with 2, other errors with 1
 * or what the command defines.
 */
public final class Conventions {
    private Conventions() {}

    /** Applies the conventions to a command line and returns it. */
    public static CommandLine applyTo(CommandLine commandLine) {
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Conventions::wrongUsage)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    /** Returns the words of the command line as they were typed. */
    static List<String> words(CommandSpec command) {
        List<String> words = new ArrayList<>(List.of("gruard"));
        words.addAll(command.root().commandLine().getParseResult().originalArgs());
        return words;
    }

    private static int wrongUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(prefix(command) + FailureText.of(wrong) + suggestion(wrong));
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine command) {
        command.getErr().println(prefix(command) + FailureText.of(failure) + hint(failure));
        if (System.getenv("GRUARD_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return isUnknownName(failure)
                ? CommandLine.ExitCode.USAGE
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** Returns whether a data set, preset or setting does not exist. This is wrong usage: a retry cannot succeed. */
    private static boolean isUnknownName(Exception failure) {
        return failure instanceof UnknownDataSetException || failure instanceof SettingsException;
    }

    /** Suggests the verb or option that was probably meant. */
    private static String suggestion(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                return "; did you mean '" + similar.getFirst() + "'?";
            }
        }
        return "";
    }

    /** Suggests a command that helps, if there is one. */
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
}
