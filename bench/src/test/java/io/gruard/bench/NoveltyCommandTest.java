package io.gruard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class NoveltyCommandTest {
    private final StringWriter errors = new StringWriter();

    /** Runs the command with arguments that it rejects before it reads data. */
    private int run(String... arguments) {
        return new CommandLine(new NoveltyCommand())
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    @Test
    void otherDataSetThanNslKddIsRejected() {
        assertThat(run("--dataset", "ciciov2024")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString())
                .contains("--dataset: expected one of [nsl-kdd, nsl-kdd-traffic], found 'ciciov2024'");
    }

    @Test
    void featuresThatTheDataSetLacksAreNamed() {
        assertThat(run("--dataset", "nsl-kdd-traffic", "--measures", "residual+prototypes(hot,num_*,src_bytes)"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString())
                .contains(
                        "--measures: novelty by prototypes(hot,num_*,src_bytes): expected features of nsl-kdd-traffic,"
                                + " [duration, ",
                        "found [hot, num_*]");
    }

    @Test
    void unknownMeasureIsRejected() {
        assertThat(run("--measures", "guesswork")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("--measures: ", "guesswork");
    }
}
