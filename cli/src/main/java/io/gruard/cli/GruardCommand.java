package io.gruard.cli;

import io.gruard.cli.progress.Verbosity;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code gruard}. Each subcommand is one step of the pipeline. */
@Command(
        name = "gruard",
        mixinStandardHelpOptions = true,
        version = "gruard 0.1.0-SNAPSHOT",
        header = "Deep-learning network intrusion detection.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DatasetsCommand.class,
            DescribeCommand.class,
            AuditCommand.class,
            TrainCommand.class,
            TuneCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            FeaturesCommand.class,
            DetectCommand.class,
            SimulateCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footer = {
            "",
            "In the source tree:",
            "  test       builds gruard and runs the whole test suite",
            "  format     formats the source",
            "  bench      compares gruard with peers (bench --help lists the comparisons)",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with losses, 130 stopped by Ctrl-C."
        })
public final class GruardCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private GruardCommand() {}

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "also report on standard error what is read, tried and chosen")
    void verbose(boolean chosen) {
        if (chosen) {
            Verbosity.VERBOSE.apply(System.err);
        }
    }

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "show no progress and no warnings on standard error")
    void quiet(boolean chosen) {
        if (chosen) {
            Verbosity.QUIET.apply(System.err);
        }
    }

    /** Runs one command and exits with its exit code. */
    public static void main(String[] args) {
        Verbosity.NORMAL.apply(System.err);
        System.exit(commandLine().execute(args));
    }

    /** Returns the command line with the conventions of all commands: an error is one line on standard error. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new GruardCommand());
        for (OptionalCommand optional : OptionalCommand.values()) {
            optional.addTo(commandLine);
        }
        return Conventions.applyTo(commandLine.addSubcommand(new CommandLine.HelpCommand()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command; gruard --help lists them");
    }
}
