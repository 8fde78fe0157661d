package io.gruard.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command whose libraries an installation may lack. It is found by the name of its class, so that no other command needs them, and the help
 * lists it in every installation.
 */
enum OptionalCommand {
    /** Needs the classical models of module baselines. */
    COMPARE("compare", "CompareCommand", OptionalCommand.COMPARE_HEADER),
    /** Shows its result next to classical models. */
    DEMO("demo", "DemoCommand", OptionalCommand.DEMO_HEADER);

    static final String COMPARE_HEADER =
            "Compares classical models, networks and networks without their parts, on the same splits and seeds.";
    static final String DEMO_HEADER =
            "The whole way, offline: simulates traffic, computes features, trains, and detects in fresh traffic.";

    private final String verb;
    private final String className;
    private final String header;

    OptionalCommand(String verb, String className, String header) {
        this.verb = verb;
        this.className = className;
        this.header = header;
    }

    /** Adds the command; where its class is absent, one that says so when it is called. */
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
                    "this installation was built without '" + verb + "'; the launcher ./gruard builds it when needed");
        };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(refuse).name(verb);
        spec.usageMessage().header(header);
        spec.parser().stopAtUnmatched(true);
        return spec;
    }
}
