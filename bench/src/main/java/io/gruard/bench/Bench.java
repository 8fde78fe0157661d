package io.gruard.bench;

import io.gruard.bench.engine.EngineComparison;
import io.gruard.bench.engine.KernelComparison;
import io.gruard.bench.traffic.TrafficComparison;
import io.gruard.bench.tuner.TunerComparison;
import io.gruard.cli.Conventions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code gruard bench}. Each subcommand compares gruard with peers, both measured in the same run. */
@Command(
        name = "gruard bench",
        mixinStandardHelpOptions = true,
        header = "Compares gruard with peers, both measured in the same run.",
        synopsisSubcommandLabel = "COMPARISON",
        subcommands = {
            EngineComparison.class,
            KernelComparison.class,
            SmoteComparison.class,
            TunerComparison.class,
            TrafficComparison.class,
            NoveltyCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Bench implements Runnable {
    @Spec
    private CommandSpec spec;

    private Bench() {}

    /** Runs one comparison and exits with its exit code. */
    public static void main(String[] args) {
        System.exit(Conventions.applyTo(new CommandLine(new Bench())).execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a comparison; gruard bench --help lists them");
    }
}
