package io.gruard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.core.Records;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.descriptor.Task;
import io.gruard.datasets.read.DataFolders;
import io.gruard.datasets.read.PartReading;
import io.gruard.experiment.ProtocolParts;
import io.gruard.experiment.run.RunFile;
import io.gruard.training.audit.AuditReport;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.RoundAudit;
import io.gruard.training.protocol.TrainTestData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code gruard audit}: finds what makes the figures of a data set too good. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        header = "Finds leakage: rows on both sides of a split, features that reveal the class, drift.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:no split leaks", " 1:failed", " 2:wrong usage", " 3:done; a split leaks"},
        footer = {"", "Example:", "  gruard audit nsl-kdd --protocol kfold:5"})
final class AuditCommand implements Callable<Integer> {
    private static final int LEAKS = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "a data set that 'gruard datasets' lists")
    private @Nullable String name;

    @Option(names = "--descriptor", paramLabel = "YAML", description = "descriptor of a custom data set")
    private @Nullable Path descriptor;

    @Option(names = "--data", paramLabel = "DIR", description = "search this folder before the default folders")
    private @Nullable Path data;

    @Option(names = "--part", paramLabel = "PART", description = "part to audit (default: the training part)")
    private @Nullable String part;

    @Option(names = "--task", paramLabel = "TASK", description = "one of the data set's tasks (default: its first)")
    private @Nullable String task;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "how rows are split: " + Protocol.FORMS
                    + " (default: official if the data set has an official split, otherwise kfold:5)")
    private @Nullable String protocol;

    @Option(names = "--seed", defaultValue = "1", description = "random seed of the split (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "write one JSON object instead of lines")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        DataSet set = dataSet();
        Task expected = usage(
                () -> task == null ? set.descriptor().task() : set.descriptor().task(task));
        Protocol chosen = usage(() -> protocol(set));
        ProtocolParts parts = usage(() -> ProtocolParts.of(set.descriptor(), chosen, part == null ? "" : part));
        List<Records> joined = new ArrayList<>();
        Map<String, Integer> setAside = new LinkedHashMap<>();
        for (String name : parts.main()) {
            PartReading reading = set.read(name, expected);
            joined.add(reading.records());
            reading.setAside().forEach((reason, rows) -> setAside.merge(reason, rows, Integer::sum));
        }
        Records main = Records.joined(joined);
        List<Records> tests = new ArrayList<>();
        for (String test : parts.tests()) {
            tests.add(set.records(test, expected));
        }
        TrainTestData material = new TrainTestData(set.descriptor().name(), main, tests);
        AuditReport report = usage(() -> RoundAudit.full(chosen, material, seed));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(report, main, setAside));
        } else {
            print(report, main, setAside, out);
        }
        out.flush();
        return report.leaks() ? LEAKS : 0;
    }

    /** Returns what the user named, or reports wrong usage if it does not exist. */
    private <T> T usage(Supplier<T> named) {
        try {
            return named.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private DataSet dataSet() throws IOException {
        DataFolders folders = DataFolders.defaults(data);
        if (descriptor != null) {
            return DataSet.described(descriptor, folders);
        }
        if (name == null) {
            throw new ParameterException(
                    spec.commandLine(), "expected a data set or --descriptor; 'gruard datasets' lists the data sets");
        }
        return DataSet.shipped(name, folders);
    }

    private Protocol protocol(DataSet set) {
        if (protocol != null) {
            return Protocol.parse(protocol);
        }
        return set.descriptor().official().isPresent() && part == null
                ? new Protocol.Official()
                : new Protocol.KFold(5);
    }

    private static void print(AuditReport report, Records main, Map<String, Integer> setAside, PrintWriter out) {
        out.printf("%s, %s, %,d rows, protocol %s%n", report.dataSet(), main.part(), main.rows(), report.protocol());
        setAside.forEach((reason, rows) -> out.printf("%,d rows excluded: %s%n", rows, reason));
        report.findings().forEach(out::println);
        out.println(report.leaks() ? "A split leaks: test rows also occur in its training rows." : "No split leaks.");
    }

    private static String json(AuditReport report, Records main, Map<String, Integer> setAside) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("dataset", report.dataSet());
        root.put("part", main.part());
        root.put("rows", main.rows());
        root.put("protocol", report.protocol());
        root.put("leaks", report.leaks());
        root.set("set_aside", mapper.valueToTree(setAside));
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(finding -> findings.add(RunFile.finding(finding)));
        return mapper.writeValueAsString(root);
    }
}
