package io.gruard.baselines;

import io.gruard.baselines.learner.BoostedTrees;
import io.gruard.baselines.learner.Majority;
import io.gruard.baselines.learner.NearestNeighbour;
import io.gruard.baselines.learner.SizedClassifier;
import io.gruard.baselines.learner.SizedNetwork;
import io.gruard.baselines.learner.TribuoLearner;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.NetworkLearner;
import io.gruard.training.fit.Preset;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Preparation;
import io.gruard.training.settings.Settings;
import io.gruard.training.settings.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists all models that a comparison on a data set can include. The data set's preset gives the settings that all
 * share, such as scaling and validation rows. The networks of the two papers balance by SMOTE where the preset does, as
 * published. The other models do not balance.
 */
public final class Baselines {
    /** The network of the paper whose claim is checked; the ablations remove parts of it. */
    public static final String PAPER_NETWORK = "cnn-bigru-attention";

    private static final String OTHER_PAPER_NETWORK = "resnet-bigru-mha";

    private static final int TREES_OF_FOREST = 50;
    private static final int BOOSTED_TREES = 100;
    private static final int LOGISTIC_EPOCHS = 10;
    private static final List<String> PLAIN_NETWORKS = List.of("mlp", "cnn", "gru", "bigru", "lstm", "cnn-lstm");

    private static final Map<String, String> UNBALANCED = Map.of(FitSettings.BALANCE.name(), "none");

    /** Settings that remove a part of the paper's network, by the name of the part. */
    private static final Map<String, Map<String, String>> WITHOUT = without();

    private final Preset preset;
    private final Map<String, String> changes;
    private final ExecutionOptions execution;

    /**
     * Creates the baselines of a preset.
     *
     * @param preset whose settings are the default
     * @param changes settings that differ from the default, for every model that has them
     * @throws SettingsException if no model has one of the settings, or a value is invalid
     */
    public Baselines(Preset preset, Map<String, String> changes, ExecutionOptions execution) {
        this.preset = preset;
        this.changes = new LinkedHashMap<>(changes);
        this.execution = execution;
        for (String name : changes.keySet()) {
            if (Architectures.all().stream().noneMatch(architecture -> hasSetting(architecture, name))) {
                // Throws an error that suggests the nearest names.
                FitSettings.catalogue(Architectures.named(PAPER_NETWORK)).named(name);
            }
        }
    }

    private static Map<String, Map<String, String>> without() {
        Map<String, Map<String, String>> parts = new LinkedHashMap<>();
        parts.put("smote", Map.of(FitSettings.BALANCE.name(), "none"));
        parts.put("attention", Map.of("attention", "0"));
        parts.put("bigru", Map.of("bigru", "0"));
        parts.put("cnn", Map.of("conv", "0"));
        return parts;
    }

    /** Returns all baselines, the simplest first. */
    public List<Baseline> all() {
        List<Baseline> all = new ArrayList<>();
        all.add(classical("majority", "the commonest class", new Majority()));
        all.add(classical("1-nn", "the nearest training row, exact", new NearestNeighbour(execution.threads())));
        all.add(classical(
                "logistic-regression",
                "Tribuo, " + LOGISTIC_EPOCHS + " epochs of AdaGrad",
                TribuoLearner.logisticRegression(LOGISTIC_EPOCHS, execution.threads())));
        all.add(classical(
                "decision-tree", "Tribuo, CART, Gini impurity", TribuoLearner.decisionTree(execution.threads())));
        all.add(classical(
                "random-forest",
                "Tribuo, " + TREES_OF_FOREST + " trees, a tenth of the columns a split",
                TribuoLearner.randomForest(TREES_OF_FOREST, 0.1f, execution.threads())));
        all.add(classical(
                "boosted-trees",
                "XGBoost, " + BOOSTED_TREES + " rounds, depth 6, rate 0.3",
                new BoostedTrees(BOOSTED_TREES, execution.threads())));
        for (String name : PLAIN_NETWORKS) {
            Architecture plain = Architectures.named(name);
            all.add(network(name, plain.description(), plain, settings(plain, UNBALANCED, Map.of())));
        }
        Architecture other = Architectures.named(OTHER_PAPER_NETWORK);
        all.add(network(other.name(), other.description(), other, settings(other, Map.of(), Map.of())));
        Architecture paper = Architectures.named(PAPER_NETWORK);
        all.add(network(paper.name(), paper.description(), paper, settings()));
        all.addAll(ablations(paper));
        return all;
    }

    private List<Baseline> ablations(Architecture paper) {
        List<Baseline> rows = new ArrayList<>();
        WITHOUT.forEach((part, values) -> {
            Settings without = settings(paper, Map.of(), values);
            if (!without.equals(settings())) {
                rows.add(network(PAPER_NETWORK + "-without-" + part, "the same without " + part, paper, without));
            }
        });
        return rows;
    }

    /** Returns the settings of the paper's network. Those that concern the data apply to every baseline. */
    public Settings settings() {
        return settings(Architectures.named(PAPER_NETWORK), Map.of(), Map.of());
    }

    private Baseline classical(String name, String description, Learner<? extends SizedClassifier> learner) {
        return baseline(name, description, settings(Architectures.named(PAPER_NETWORK), UNBALANCED, Map.of()), learner);
    }

    private Baseline network(String name, String description, Architecture architecture, Settings settings) {
        NetworkLearner learner = new NetworkLearner(
                architecture, settings, execution.threads(), execution.listener(), execution.stop(), null);
        return baseline(name, description, settings, new SizedNetwork(learner));
    }

    private Baseline baseline(
            String name, String description, Settings settings, Learner<? extends SizedClassifier> learner) {
        return new Baseline(
                name,
                description,
                description + " " + FitSettings.texts(settings),
                settings.value(FitSettings.BALANCE),
                withoutNovelty(FitSettings.preparation(settings, execution.threads())),
                learner);
    }

    /** A novelty detector does not change a model's classes, so a comparison leaves it out. */
    private static Preparation withoutNovelty(Preparation defaults) {
        return new Preparation(defaults.encoder(), defaults.balancing(), defaults.validation());
    }

    /**
     * Applies the preset, then the defaults of the baseline, then the user's changes, then what defines the baseline.
     */
    private Settings settings(Architecture architecture, Map<String, String> defaults, Map<String, String> fixed) {
        Settings settings =
                architecture.name().equals(preset.model()) ? preset.settings() : preset.settings(architecture);
        settings = settings.with(defaults);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (hasSetting(architecture, change.getKey())) {
                settings = settings.with(change.getKey(), change.getValue());
            }
        }
        return settings.with(fixed);
    }

    private static boolean hasSetting(Architecture architecture, String setting) {
        return FitSettings.catalogue(architecture).settings().stream()
                .anyMatch(known -> known.name().equals(setting));
    }
}
