package io.gruard.cli;

import io.gruard.cli.demo.Contender;
import io.gruard.cli.demo.Demo;
import io.gruard.cli.demo.DemoListener;
import io.gruard.cli.demo.DemoResult;
import io.gruard.cli.demo.DemoSettings;
import io.gruard.cli.demo.DemoText;
import io.gruard.cli.demo.KindResult;
import io.gruard.cli.demo.LabelledAlert;
import io.gruard.cli.progress.ConsoleProgress;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.training.fit.TrainingListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code gruard demo}: runs all steps on simulated traffic. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = OptionalCommand.DEMO_HEADER,
        footer = {
            "",
            "The folder holds index.html with results and alerts, the captures, labels, records, model and report.",
            "The same seed gives the same results."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int SHOWN_ALERTS = 8;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "demo",
            description = "folder to create (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "random seed (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "15",
            description = "length of the traffic to train and test on; fresh traffic is a third as long (default:"
                    + " ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "number of threads (default: all processors); results do not depend on it")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (!(minutes >= 0.5 && minutes <= 1_000)) {
            throw new ParameterException(spec.commandLine(), "--minutes must be in 0.5..1000, found " + minutes);
        }
        long began = System.nanoTime();
        PrintWriter console = spec.commandLine().getOut();
        DemoSettings settings = new DemoSettings(out, seed, Duration.ofMillis(Math.round(60_000 * minutes)));
        DemoResult result;
        try (Interruption interruption = new Interruption();
                TrainingListener watch = ConsoleProgress.forTraining()) {
            ExecutionOptions execution =
                    new ExecutionOptions(threads, watch, interruption, ExecutionOptions.DEFAULT_CHECKPOINT_SECONDS);
            result = new Demo(settings, execution, printing(console)).run();
        }
        print(result, console);
        console.printf(
                Locale.ROOT,
                "%nDone in %.0f s. Results and alerts: %s%n",
                (System.nanoTime() - began) / 1e9,
                result.page());
        console.printf(
                "false-positive rate %s%n",
                DemoText.percent(result.fresh().falsePositiveRate().value()));
        console.printf(
                "detection rate %s%n",
                DemoText.percent(result.fresh().detectionRate().value()));
        console.flush();
        return 0;
    }

    private static DemoListener printing(PrintWriter console) {
        return new DemoListener() {
            private int step;

            @Override
            public void begins(String name) {
                console.printf("%d. %s ...%n", ++step, name);
                console.flush();
            }

            @Override
            public void ends(String outcome) {
                console.printf("   %s%n", outcome);
                console.flush();
            }
        };
    }

    private static void print(DemoResult result, PrintWriter console) {
        console.printf("%nFresh traffic, by kind%n%-26s %12s %24s%n", "", "connections", "classified as an attack");
        for (KindResult kind : result.kinds()) {
            console.printf(
                    Locale.ROOT,
                    "%-26s %,12d %24s%n",
                    DemoText.kind(kind.label()),
                    kind.connections(),
                    DemoText.percent((double) kind.alarmed() / kind.connections()));
        }
        console.printf("%n%-30s %20s %15s%n", "Fresh traffic, compared", "false-positive rate", "detection rate");
        for (Contender one : result.contenders()) {
            console.printf(
                    "%-30s %20s %15s%n",
                    one.name(),
                    DemoText.percent(one.fresh().falsePositiveRate().value()),
                    DemoText.percent(one.fresh().detectionRate().value()));
        }
        console.printf(
                Locale.ROOT, "%n%,d alerts, the largest:%n", result.alerts().size());
        for (LabelledAlert one : result.alerts().stream().limit(SHOWN_ALERTS).toList()) {
            console.printf("  %s%n", DemoText.sentence(one.alert()));
        }
    }
}
