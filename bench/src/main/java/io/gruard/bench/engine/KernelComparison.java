package io.gruard.bench.engine;

import io.gruard.nn.KernelBenchmarks;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code gruard bench kernels}. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        header = "Measures each kernel of the engine with JMH.",
        description =
                "A score is floating-point operations a microsecond for products, elements a microsecond for other"
                        + " kernels.")
public final class KernelComparison implements Callable<Integer> {
    @Parameters(arity = "0..1", defaultValue = "", description = "part of a kernel's name (default: all kernels)")
    private String name = "";

    @Option(
            names = "--forks",
            defaultValue = "2",
            description = "processes for each kernel (default: ${DEFAULT-VALUE})")
    private int forks;

    @Option(
            names = "--seconds",
            defaultValue = "1",
            description = "length of each of five iterations (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Override
    public Integer call() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(KernelBenchmarks.class.getSimpleName() + "\\..*" + name)
                .forks(forks)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(seconds))
                .jvmArgs(
                        ManagementFactory.getRuntimeMXBean().getInputArguments().toArray(String[]::new))
                .build();
        new Runner(options).run();
        return ExitCode.OK;
    }
}
