package io.gruard.cli;

import io.gruard.traffic.label.CaptureLabels;
import io.gruard.traffic.label.LabelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that label a capture. */
final class LabelOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "CSV file with the labels of the packets: packet,label (numbers as in Wireshark), or rules with"
                            + " label and some of from, to, address, port, peer_address, peer_port, protocol"
                            + " (docs/LABELS.md)")
    private @Nullable Path file;

    @Option(names = "--label", paramLabel = "NAME", description = "label of all packets")
    private @Nullable String one;

    @Option(
            names = "--benign-label",
            paramLabel = "NAME",
            description = "label of benign traffic (default: benign or normal, in upper or lower case)")
    private @Nullable String benignLabel;

    /** Whether records get labels. */
    boolean present() {
        return file != null || one != null;
    }

    /**
     * The labels that the options name.
     *
     * @throws ParameterException if the options contradict each other
     * @throws IOException if the file cannot be read
     */
    @Nullable
    CaptureLabels read() throws IOException {
        if (file != null && one != null) {
            throw wrong("--labels and --label exclude each other");
        }
        if (benignLabel != null && !present()) {
            throw wrong("--benign-label needs --labels or --label");
        }
        if (one != null && (one.isBlank() || one.chars().anyMatch(Character::isISOControl))) {
            throw wrong("--label must be a name");
        }
        Predicate<String> benign = benignLabel == null ? CaptureLabels::isBenign : benignLabel::equals;
        return file != null ? LabelFile.read(file, benign) : one != null ? CaptureLabels.all(one, benign) : null;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
