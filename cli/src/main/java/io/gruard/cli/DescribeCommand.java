package io.gruard.cli;

import io.gruard.datasets.describe.Draft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code gruard describe}: drafts a descriptor of a custom data set. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        header = "Drafts a descriptor of your own data files; review it, then pass it to gruard train --descriptor.",
        footer = {"", "Example:", "  gruard describe flows.csv --out flows.yaml"})
final class DescribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files of one data set, plain or .gz")
    private List<Path> files;

    @Option(names = "--name", paramLabel = "NAME", description = "name of the data set (default: the first file's)")
    private @Nullable String name;

    @Option(
            names = "--out",
            paramLabel = "YAML",
            description = "file to write, next to the data; never replaces a file (default: standard output)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        String draft = Draft.of(name == null ? nameOf(files.getFirst()) : name, files);
        if (out == null) {
            spec.commandLine().getOut().print(draft);
            spec.commandLine().getOut().flush();
        } else {
            Files.writeString(out, draft, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        }
        return 0;
    }

    /** Returns the file's name without its endings, without characters that a folder's name cannot have. */
    private static String nameOf(Path file) {
        String base = file.getFileName().toString().replaceFirst("(\\.\\w{1,4}){1,2}$", "");
        String plain = base.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return plain.isEmpty() ? "data" : plain;
    }
}
