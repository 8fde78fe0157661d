package io.gruard.cli;

import io.gruard.baselines.Baseline;
import io.gruard.baselines.Baselines;
import io.gruard.baselines.Comparison;
import io.gruard.baselines.ComparisonPlan;
import io.gruard.baselines.ComparisonText;
import io.gruard.baselines.Leaderboard;
import io.gruard.cli.progress.ConsoleProgress;
import io.gruard.experiment.DataSelection;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.RunData;
import io.gruard.experiment.run.RunPlan;
import io.gruard.training.fit.Presets;
import io.gruard.training.fit.StoppedException;
import io.gruard.training.fit.TrainingListener;
import io.gruard.training.protocol.Protocol;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code gruard compare}: compares baselines and networks in one table. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = OptionalCommand.COMPARE_HEADER,
        description = {
            "",
            "Writes a folder with report.html, table.md, comparison.json, and below rows/ the result of each model,"
                + " seed and round. The same --out resumes a comparison: it reuses the results there and adds further"
                + " seeds and models.",
            ""
        },
        footer = {"", "Example:", "  gruard compare nsl-kdd --models boosted-trees,mlp"})
final class CompareCommand implements Callable<Integer> {
    private static final int STOPPED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Mixin
    private final ExperimentOptions experiment = new ExperimentOptions();

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "official, holdout, holdout:FRACTION, kfold:N, grouped:N or leaky")
    private @Nullable String protocol;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            description = "models to compare, separated by commas (default: all; --list-models lists them)")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "number of seeds, from --seed upwards (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "maximum number of epochs of each network (default: the preset's)")
    private @Nullable String epochs;

    @Option(
            names = "--balance",
            paramLabel = "NAME",
            description =
                    "balancing of the training rows of all models (default: SMOTE for the networks of the two papers,"
                            + " none for the others)")
    private @Nullable String balance;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "change a setting of every model that has it; repeatable")
    private Map<String, String> assignments = new LinkedHashMap<>();

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "0",
            description = "train on about N rows of the training part, with rows of every class (default: all)")
    private int rows;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the comparison's folder (default: runs/compare-DATASET-PROTOCOL)")
    private @Nullable Path out;

    @Option(names = "--list-models", description = "list the models and exit")
    private boolean listModels;

    @Override
    public Integer call() throws IOException {
        if (listModels) {
            list();
            return 0;
        }
        try (Interruption interruption = new Interruption();
                TrainingListener listener = ConsoleProgress.forTraining()) {
            return compare(experiment.execution(listener, interruption));
        }
    }

    private void list() {
        PrintWriter console = spec.commandLine().getOut();
        for (Baseline baseline :
                baselines(experiment.dataset(), ExecutionOptions.defaults()).all()) {
            console.printf("%-40s %s%n", baseline.name(), baseline.description());
        }
        console.flush();
    }

    private int compare(ExecutionOptions execution) throws IOException {
        DataSelection selected = experiment.data(experiment.quick() && rows == 0 ? Presets.QUICK_ROWS : rows);
        Baselines baselines = baselines(selected.name(), execution);
        List<Baseline> chosen = chosen(baselines.all());
        ComparisonPlan plan = new ComparisonPlan(
                run(selected, baselines), chosen.stream().map(Baseline::name).toList(), changes());
        Path target = out == null ? Path.of("runs", plan.defaultName()) : out;
        return compare(plan, RunData.read(plan.run(), experiment.folders()), chosen, execution, target);
    }

    private int compare(
            ComparisonPlan plan, RunData data, List<Baseline> chosen, ExecutionOptions execution, Path target)
            throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        try {
            Comparison comparison = new Comparison(plan, data, chosen, execution, System.err::println);
            Leaderboard leaderboard = comparison.run(target);
            console.print(ComparisonText.markdown(leaderboard));
            console.printf("%nwritten to %s; open %s%n", target, target.resolve("report.html"));
            console.flush();
            return 0;
        } catch (StoppedException e) {
            execution.listener().close();
            System.err.println("gruard compare: stopped; resume with the same command and --out " + target);
            return STOPPED;
        }
    }

    private RunPlan run(DataSelection selected, Baselines baselines) {
        try {
            return new RunPlan(
                    selected.choice(),
                    Baselines.PAPER_NETWORK,
                    protocol(selected),
                    experiment.seed(),
                    seeds,
                    baselines.settings());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Protocol protocol(DataSelection selected) {
        Protocol chosen = protocol == null ? selected.defaultProtocol() : Protocol.parse(protocol);
        if (chosen instanceof Protocol.Unseen
                || chosen instanceof Protocol.FewShot
                || chosen instanceof Protocol.LeaveOut) {
            throw new IllegalArgumentException(
                    "--protocol: expected one that tests all classes (official, holdout, kfold:N,"
                            + " grouped:N or leaky), found '" + chosen.text() + "'");
        }
        return chosen;
    }

    private Baselines baselines(String name, ExecutionOptions execution) {
        try {
            return new Baselines(Presets.defaults().forDataSet(name), changes(), execution);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>(experiment.quick() ? Presets.QUICK : Map.of());
        if (epochs != null) {
            changes.put("epochs", epochs);
        }
        if (balance != null) {
            changes.put("balance", balance);
        }
        changes.putAll(assignments);
        return changes;
    }

    private List<Baseline> chosen(List<Baseline> all) {
        List<String> known = all.stream().map(Baseline::name).toList();
        for (String model : models) {
            if (!known.contains(model)) {
                throw new ParameterException(
                        spec.commandLine(), "--models: expected some of " + known + ", found '" + model + "'");
            }
        }
        return all.stream()
                .filter(baseline -> models.isEmpty() || models.contains(baseline.name()))
                .toList();
    }
}
