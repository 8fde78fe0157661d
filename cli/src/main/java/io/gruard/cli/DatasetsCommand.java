package io.gruard.cli;

import io.gruard.datasets.ClassTable;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.Mirror;
import io.gruard.datasets.descriptor.Part;
import io.gruard.datasets.descriptor.Task;
import io.gruard.datasets.read.DataFolders;
import io.gruard.datasets.read.FileReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code gruard datasets}: lists known data sets, where they were found, and what they contain. */
@Command(
        name = "datasets",
        mixinStandardHelpOptions = true,
        header = "Lists the known data sets; with a name, shows its files, checksums and class counts.",
        footer = {"", "Example:", "  gruard datasets nsl-kdd"})
final class DatasetsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "data set to show")
    private @Nullable String name;

    @Option(names = "--data", paramLabel = "DIR", description = "search this folder before the default folders")
    private @Nullable Path data;

    @Option(names = "--descriptor", paramLabel = "YAML", description = "descriptor of a custom data set")
    private @Nullable Path descriptor;

    @Option(names = "--task", paramLabel = "TASK", description = "task whose classes are counted (default: its first)")
    private @Nullable String task;

    @Option(names = "--labels", description = "also count the original labels of the files")
    private boolean labels;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        DataFolders folders = DataFolders.defaults(data).offline();
        if (descriptor != null) {
            describe(DataSet.described(descriptor, folders), out);
        } else if (name != null) {
            describe(DataSet.shipped(name, folders), out);
        } else {
            list(folders, out);
        }
        out.flush();
        return 0;
    }

    private static void list(DataFolders folders, PrintWriter out) throws IOException {
        TextTable table = new TextTable("name", "part", "files", "found in");
        for (String known : DataSet.SHIPPED) {
            DataSet set = DataSet.shipped(known, folders);
            for (Part part : set.descriptor().parts()) {
                table.row(
                        known,
                        part.name(),
                        set.found(part).size() + " of " + part.files().size(),
                        places(set, part));
            }
        }
        out.print(table);
    }

    private static String places(DataSet set, Part part) {
        String places = set.found(part).stream()
                .map(found -> String.valueOf(found.path().getParent()))
                .distinct()
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? "-" : places;
    }

    private void describe(DataSet set, PrintWriter out) throws IOException {
        Descriptor described = set.descriptor();
        Task expected = task == null ? described.task() : described.task(task);
        out.println(described.title());
        out.println(described.citation());
        out.println(described.homepage());
        out.println("tasks: " + described.tasks().stream().map(Task::name).collect(Collectors.joining(", ")));
        out.println();
        ClassTable table = ClassTable.of(set, expected);
        for (ClassTable.PartCounts part : table.parts()) {
            printFiles(part, out);
        }
        described.parts().stream()
                .filter(part -> set.found(part, expected).size() < part.files().size())
                .forEach(part -> out.println(part.name() + ": not found"));
        printAddresses(described, out);
        if (table.parts().isEmpty()) {
            return;
        }
        out.println();
        out.print(classes(table));
        if (labels) {
            out.println();
            out.print(labels(table));
        }
    }

    private static void printFiles(ClassTable.PartCounts part, PrintWriter out) {
        for (FileReading file : part.reading().files()) {
            out.printf("%s: %s%n  %,d rows, SHA-256 %s%n", part.part(), file.path(), file.rows(), file.sha256());
        }
        part.reading().setAside().forEach((reason, rows) -> out.printf("  %,d rows excluded: %s%n", rows, reason));
    }

    private static void printAddresses(Descriptor described, PrintWriter out) {
        TextTable table = new TextTable("file", "address", "last seen to work");
        described.parts().stream()
                .flatMap(part -> part.files().stream())
                .forEach(file ->
                        file.mirrors().forEach(mirror -> table.row(file.name(), mirror.address(), known(mirror))));
        if (described.parts().stream()
                .flatMap(part -> part.files().stream())
                .anyMatch(file -> !file.mirrors().isEmpty())) {
            out.println();
            out.print(table);
        }
    }

    private static String known(Mirror mirror) {
        String tried = mirror.tried().map(LocalDate::toString).orElse("not tried");
        return mirror.note().isEmpty() ? tried : tried + "; " + mirror.note();
    }

    private static TextTable classes(ClassTable table) {
        TextTable text = new TextTable(header("class", table));
        for (int c = 0; c < table.task().classes().size(); c++) {
            List<String> cells = new ArrayList<>(List.of(table.task().classes().name(c)));
            for (ClassTable.PartCounts part : table.parts()) {
                cells.add("%,d".formatted(part.byClass().get(c)));
            }
            text.row(cells.toArray(String[]::new));
        }
        List<String> sums = new ArrayList<>(List.of("all"));
        table.parts().forEach(part -> sums.add("%,d".formatted(part.rows())));
        text.row(sums.toArray(String[]::new));
        return text;
    }

    private static TextTable labels(ClassTable table) {
        TextTable text = new TextTable(header("label", table));
        table.parts().stream()
                .flatMap(part -> part.byLabel().keySet().stream())
                .distinct()
                .sorted()
                .forEach(label -> {
                    List<String> cells = new ArrayList<>(List.of(label));
                    table.parts()
                            .forEach(part ->
                                    cells.add("%,d".formatted(part.byLabel().getOrDefault(label, 0))));
                    text.row(cells.toArray(String[]::new));
                });
        return text;
    }

    private static String[] header(String first, ClassTable table) {
        List<String> names = new ArrayList<>(List.of(first));
        table.parts().forEach(part -> names.add(part.part()));
        return names.toArray(String[]::new);
    }
}
