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
 * All contestants on a data set. What every one of them has in common comes from the data set's usual preset: scaling, validation rows. The two
 * papers' networks balance by SMOTE where that preset does, since they are published so; the others take the rows as they are.
 */
public final class Baselines {
    /** The network of the paper whose claim is checked, and which is taken apart. */
    public static final String PAPER_NETWORK = "cnn-bigru-attention";

    private static final String OTHER_PAPER_NETWORK = "resnet-bigru-mha";

    private static final int TREES_OF_FOREST = 50;
    private static final int BOOSTED_TREES = 100;
    private static final int LOGISTIC_EPOCHS = 10;
    private static final List<String> PLAIN_NETWORKS = List.of("mlp", "cnn", "gru", "bigru", "lstm", "cnn-lstm");

    private static final Map<String, String> UNBALANCED = Map.of(FitSettings.BALANCE.name(), "none");

    /** Parts of the paper's network that a row leaves out, by what the row is called. */
    private static final Map<String, Map<String, String>> WITHOUT = without();

    private final Preset preset;
    private final Map<String, String> changes;
    private final ExecutionOptions conditions;

    /**
     * @param preset whose settings are the default
     * @param changes settings that differ from the usual for every contestant that has them
     * @throws SettingsException if no contestant has one of them, or a value is none
     */
    public Baselines(Preset preset, Map<String, String> changes, ExecutionOptions conditions) {
        this.preset = preset;
        this.changes = new LinkedHashMap<>(changes);
        this.conditions = conditions;
        for (String name : changes.keySet()) {
            if (Architectures.all().stream().noneMatch(architecture -> knows(architecture, name))) {
                // Throws, naming the nearest ones.
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

    /** Every contestant, the simplest first. */
    public List<Baseline> all() {
        List<Baseline> all = new ArrayList<>();
        all.add(classical("majority", "the commonest class", new Majority()));
        all.add(classical("1-nn", "the nearest training row, exact", new NearestNeighbour(conditions.threads())));
        all.add(classical(
                "logistic-regression",
                "Tribuo, " + LOGISTIC_EPOCHS + " epochs of AdaGrad",
                TribuoLearner.logisticRegression(LOGISTIC_EPOCHS, conditions.threads())));
        all.add(classical(
                "decision-tree", "Tribuo, CART, Gini impurity", TribuoLearner.decisionTree(conditions.threads())));
        all.add(classical(
                "random-forest",
                "Tribuo, " + TREES_OF_FOREST + " trees, a tenth of the columns a split",
                TribuoLearner.randomForest(TREES_OF_FOREST, 0.1f, conditions.threads())));
        all.add(classical(
                "boosted-trees",
                "XGBoost, " + BOOSTED_TREES + " rounds, depth 6, rate 0.3",
                new BoostedTrees(BOOSTED_TREES, conditions.threads())));
        for (String name : PLAIN_NETWORKS) {
            Architecture plain = Architectures.named(name);
            all.add(network(name, plain.description(), plain, settings(plain, UNBALANCED, Map.of())));
        }
        Architecture other = Architectures.named(OTHER_PAPER_NETWORK);
        all.add(network(other.name(), other.description(), other, settings(other, Map.of(), Map.of())));
        Architecture paper = Architectures.named(PAPER_NETWORK);
        all.add(network(paper.name(), paper.description(), paper, settings()));
        all.addAll(partsLeftOut(paper));
        return all;
    }

    private List<Baseline> partsLeftOut(Architecture paper) {
        List<Baseline> rows = new ArrayList<>();
        WITHOUT.forEach((part, values) -> {
            Settings without = settings(paper, Map.of(), values);
            if (!without.equals(settings())) {
                rows.add(network(PAPER_NETWORK + "-without-" + part, "the same without " + part, paper, without));
            }
        });
        return rows;
    }

    /** Settings of the paper's network: what they say of the data holds for every contestant. */
    public Settings settings() {
        return settings(Architectures.named(PAPER_NETWORK), Map.of(), Map.of());
    }

    private Baseline classical(String name, String description, Learner<? extends SizedClassifier> learner) {
        return baseline(name, description, settings(Architectures.named(PAPER_NETWORK), UNBALANCED, Map.of()), learner);
    }

    private Baseline network(String name, String description, Architecture architecture, Settings settings) {
        NetworkLearner learner = new NetworkLearner(
                architecture, settings, conditions.threads(), conditions.listener(), conditions.stop(), null);
        return baseline(name, description, settings, new SizedNetwork(learner));
    }

    private Baseline baseline(
            String name, String description, Settings settings, Learner<? extends SizedClassifier> learner) {
        return new Baseline(
                name,
                description,
                description + " " + FitSettings.texts(settings),
                settings.value(FitSettings.BALANCE),
                withoutNovelty(FitSettings.preparation(settings, conditions.threads())),
                learner);
    }

    /** Detectors of novelty stand beside a classifier and change nothing of what it says: they are not compared. */
    private static Preparation withoutNovelty(Preparation defaults) {
        return new Preparation(defaults.encoder(), defaults.balancing(), defaults.validation());
    }

    /** The preset's, then what is usual for the row, then what the user wants, then what makes the row what it is. */
    private Settings settings(Architecture architecture, Map<String, String> defaults, Map<String, String> fixed) {
        Settings settings =
                architecture.name().equals(preset.model()) ? preset.settings() : preset.settings(architecture);
        settings = settings.with(defaults);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (knows(architecture, change.getKey())) {
                settings = settings.with(change.getKey(), change.getValue());
            }
        }
        return settings.with(fixed);
    }

    private static boolean knows(Architecture architecture, String setting) {
        return FitSettings.catalogue(architecture).settings().stream()
                .anyMatch(known -> known.name().equals(setting));
    }
}
