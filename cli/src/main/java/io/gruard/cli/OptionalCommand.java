package io.gruard.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command whose libraries an installation may lack. It is found by its class name, so that no other command needs the
 * libraries. The help lists it in every installation.
 */
enum OptionalCommand {
    /** Needs the classical models of module baselines. */
    COMPARE("compare", "CompareCommand", OptionalCommand.COMPARE_HEADER),
    /** Compares its result with classical models. */
    DEMO("demo", "DemoCommand", OptionalCommand.DEMO_HEADER);

    static final String COMPARE_HEADER =
            "Compares classical models, networks and ablations on the same splits and seeds.";
    static final String DEMO_HEADER =
            "Runs all steps offline: simulates traffic, computes features, trains, and detects in fresh traffic.";

    private final String verb;
    private final String className;
    private final String header;

    OptionalCommand(String verb, String className, String header) {
        this.verb = verb;
        this.className = className;
        this.header = header;
    }

    /** Adds the command. If its class is missing, adds a command that reports this. */
    void addTo(CommandLine commandLine) {
        try {
            commandLine.addSubcommand(Class.forName(OptionalCommand.class.getPackageName() + "." + className));
        } catch (ClassNotFoundException absent) {
            commandLine.addSubcommand(verb, absent());
        }
    }

    private CommandSpec absent() {
        Callable<Integer> refuse = () -> {
            throw new IllegalStateException(
                    "this installation was built without '" + verb + "'; use the launcher ./gruard, which builds it");
        };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(refuse).name(verb);
        spec.usageMessage().header(header);
        spec.parser().stopAtUnmatched(true);
        return spec;
    }
}
