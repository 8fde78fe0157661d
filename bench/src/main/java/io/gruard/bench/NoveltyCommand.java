package io.gruard.bench;

import io.gruard.datasets.DataSet;
import io.gruard.datasets.read.DataFolders;
import io.gruard.experiment.selection.NoveltyComparison;
import io.gruard.experiment.selection.NoveltyTable;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.NetworkLearner;
import io.gruard.training.fit.NetworkLearner.Trained;
import io.gruard.training.fit.Presets;
import io.gruard.training.fit.TrainingListener;
import io.gruard.training.novelty.NoveltySum;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Preparation;
import io.gruard.training.settings.Settings;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code gruard bench novelty}: compares novelty measures by the novel attacks that they detect. */
@Command(
        name = "novelty",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Compares novelty measures on attacks and services left out of KDDTrain+; KDDTest+ is not read.",
        description = {
            "Each round trains one classifier, fits all measures, and leaves out one group of rows: a class of"
                + " attacks; a frequent service; the rows that fewer than 17, 19 or 21 of NSL-KDD's own learners"
                + " classified correctly; a quarter of each class's labels; or, of such a quarter, all rows except one"
                + " cluster of each label.",
            "Measures are compared at equal false-positive rates. The rate is the mean of two: held-out rows (nine"
                + " tenths) with services left out (one tenth), and the hard-rows rounds from 17 and from 19. For the"
                + " last columns, none of these three exceeds the rate."
        })
public final class NoveltyCommand implements Callable<Integer> {
    private static final List<String> DATA_SETS = List.of("nsl-kdd", "nsl-kdd-traffic");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--measures",
            paramLabel = "WORDS",
            description = "novelty measures as in --set novelty=…; repeatable (default: the preset's)")
    private List<String> measures = new ArrayList<>();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "nsl-kdd",
            description =
                    "nsl-kdd, or nsl-kdd-traffic with the 28 features that packets give (default: ${DEFAULT-VALUE})")
    private String dataset;

    @Option(
            names = "--preset",
            defaultValue = "robust",
            description = "settings preset of the classifier (default: ${DEFAULT-VALUE})")
    private String preset;

    @Option(names = "--set", paramLabel = "key=value", description = "change a setting of the classifier; repeatable")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--seed", defaultValue = "1", description = "random seed (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--draws",
            defaultValue = "1",
            description =
                    "fit each measure N times with other random draws, to see their effect (default: ${DEFAULT-VALUE})")
    private int draws;

    @Option(
            names = "--threads",
            description = "number of threads; results do not depend on it (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--data", paramLabel = "DIR", description = "search this folder before the default folders")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        if (!DATA_SETS.contains(dataset)) {
            throw new ParameterException(
                    spec.commandLine(), "--dataset: expected one of " + DATA_SETS + ", found '" + dataset + "'");
        }
        if (draws < 1) {
            throw new ParameterException(spec.commandLine(), "--draws: expected 1 or more, found " + draws);
        }
        Settings settings = settings();
        Preparation preparation = FitSettings.preparation(settings, threads);
        Learner<Trained> learner = new NetworkLearner(
                Architectures.named(Presets.defaults().find(preset).model()),
                settings,
                threads,
                TrainingListener.SILENT,
                () -> false,
                null);
        Map<String, NoveltySum> expected = new LinkedHashMap<>();
        try {
            for (String words : measures.isEmpty() ? List.of(settings.value(FitSettings.NOVELTY)) : measures) {
                expected.put(words, NoveltySum.parse(words));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--measures: " + e.getMessage(), e);
        }
        NoveltyComparison comparison = new NoveltyComparison(
                DataSet.shipped(dataset, DataFolders.defaults(data)), learner, preparation, expected, draws, seed);
        try {
            comparison.requireFeatures();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--measures: " + e.getMessage(), e);
        }
        NoveltyTable table = comparison.run(round -> System.err.println(round.text()));
        PrintWriter out = spec.commandLine().getOut();
        table.print(out);
        out.flush();
        return 0;
    }

    private Settings settings() {
        try {
            Settings settings = Presets.defaults().find(preset).settings();
            for (String assignment : assignments) {
                settings = settings.withAssignment(assignment);
            }
            return settings;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
