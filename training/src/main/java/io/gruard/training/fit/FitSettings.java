package io.gruard.training.fit;

import io.gruard.core.EncoderSettings;
import io.gruard.core.Scaling;
import io.gruard.nn.Architecture;
import io.gruard.nn.Loss;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Optimizer;
import io.gruard.nn.Schedule;
import io.gruard.nn.TrainingSettings;
import io.gruard.training.balance.Balance;
import io.gruard.training.balance.Smote;
import io.gruard.training.metric.TestContext;
import io.gruard.training.novelty.NoveltySettings;
import io.gruard.training.novelty.NoveltySum;
import io.gruard.training.protocol.DeploymentSettings;
import io.gruard.training.protocol.Preparation;
import io.gruard.training.settings.Catalogue;
import io.gruard.training.settings.Setting;
import io.gruard.training.settings.Settings;
import io.gruard.training.threshold.AlertLoad;
import io.gruard.training.threshold.ThresholdSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All settings for fitting an architecture: first the settings of the network, then those below. The architecture defines
 * the defaults of sizes, dropout rates and learning rate. All other defaults are defined here.
 */
public final class FitSettings {
    /** Name of the setting whose default depends on the architecture. */
    static final String LEARNING_RATE = "learning_rate";

    public static final Setting.Choice<Scaling> SCALING = Setting.Choice.of(
            "scaling", Scaling.MIN_MAX, Scaling::id, "scaling of numeric features; categories are one-hot encoded");
    public static final Setting.Real CLIP = new Setting.Real(
            "clip", EncoderSettings.DEFAULT_CLIP, 0.1, 1e6, "standard deviations at which signed-log clips a number");
    public static final Setting.Real INPUT_NOISE = new Setting.Real(
            "input_noise",
            0.0,
            0,
            100,
            "standard deviation of the Gaussian noise added to the scaled numbers each time a row is trained on");
    public static final Setting.Whole BATCH_SIZE =
            new Setting.Whole("batch_size", 512, 1, 1 << 20, "rows of a training step");
    public static final Setting.Whole EPOCHS =
            new Setting.Whole("epochs", 12, 1, 100_000, "maximum number of passes over the training rows");
    public static final Setting.Whole PATIENCE = new Setting.Whole(
            "patience", 4, 1, 100_000, "epochs without improvement on the validation rows that end training");
    public static final Setting.Whole MEMBERS = new Setting.Whole(
            "members", 1, 1, 64, "networks trained separately on the same rows; their logits are averaged");
    public static final Setting.Choice<StoppingMetric> EARLY_STOPPING = new Setting.Choice<>(
            "early_stopping",
            StoppingMetric.LOSS,
            Map.of(StoppingMetric.LOSS, "loss", StoppingMetric.MACRO_F1, "macro-f1", StoppingMetric.NONE, "none"),
            "validation metric whose best epoch is kept; none keeps the last epoch");
    public static final Setting.Real VALIDATION = new Setting.Real(
            "validation", 0.1, 0.001, 0.9, "validation fraction (stratified), used for early stopping");
    public static final Setting.Choice<OptimizerKind> OPTIMIZER = new Setting.Choice<>(
            "optimizer",
            OptimizerKind.ADAM,
            Map.of(OptimizerKind.ADAM, "adam", OptimizerKind.ADAMW, "adamw"),
            "optimizer");
    public static final Setting.Real WEIGHT_DECAY =
            new Setting.Real("weight_decay", 0.01, 0, 10, "weight decay; adamw only");
    public static final Setting.Choice<ScheduleKind> SCHEDULE = new Setting.Choice<>(
            "schedule",
            ScheduleKind.COSINE,
            Map.of(ScheduleKind.CONSTANT, "constant", ScheduleKind.COSINE, "cosine", ScheduleKind.PLATEAU, "plateau"),
            "learning-rate schedule");
    public static final Setting.Real WARMUP = new Setting.Real(
            "warmup", 0.02, 0, 0.9, "fraction of the steps in which the learning rate rises; cosine only");
    public static final Setting.Real CLIP_NORM =
            new Setting.Real("clip_norm", 5.0, 0, 1e6, "maximum norm of the gradient; 0 disables clipping");
    public static final Setting.Choice<LossKind> LOSS = new Setting.Choice<>(
            "loss",
            LossKind.CROSS_ENTROPY,
            Map.of(LossKind.CROSS_ENTROPY, "cross-entropy", LossKind.FOCAL, "focal"),
            "training loss");
    public static final Setting.Real FOCAL_GAMMA = new Setting.Real(
            "focal_gamma", 2.0, 0, 10, "focusing parameter: higher values weigh easy rows less; focal only");
    public static final Setting.Choice<ClassWeighting> CLASS_WEIGHTS = new Setting.Choice<>(
            "class_weights",
            ClassWeighting.NONE,
            Map.of(ClassWeighting.NONE, "none", ClassWeighting.BALANCED, "balanced"),
            "class weights of the loss; balanced weighs a class by rows / (classes x rows of the class)");
    public static final Setting.Real PRIOR_CORRECTION = new Setting.Real(
            "prior_correction",
            1.0,
            0,
            1,
            "prior correction: 1 restores the class shares of the data after balancing, 0 keeps the balanced ones");

    public static final Setting.Choice<CalibrationMethod> CALIBRATION = new Setting.Choice<>(
            "calibration",
            CalibrationMethod.AUTO,
            Map.of(
                    CalibrationMethod.NONE,
                    "none",
                    CalibrationMethod.TEMPERATURE,
                    "temperature",
                    CalibrationMethod.VECTOR,
                    "vector",
                    CalibrationMethod.AUTO,
                    "auto"),
            "probability calibration on validation rows; auto takes vector scaling if it is clearly better than"
                    + " temperature scaling");

    public static final Setting.Text NOVELTY = new Setting.Text(
            "novelty",
            NoveltySettings.DEFAULT_SUM.spec(),
            NoveltySum.FORMS,
            text -> NoveltySum.parse(text).spec(),
            "measures of how unlike benign training rows a record is; several are added, each relative to its own"
                    + " scale or, by Fisher's method, as its rarity among benign rows");

    public static final Setting.Real NOVELTY_FPR = new Setting.Real(
            "novelty_fpr",
            NoveltySettings.DEFAULT_FALSE_POSITIVE_RATE,
            0,
            0.5,
            "target false-positive rate of novelty on benign validation rows; 0 for no novelty detector");

    public static final Setting.Text ALERT_FROM = new Setting.Text(
            "alert_from",
            "",
            ThresholdSettings.FORMS,
            text -> ThresholdSettings.spec(ThresholdSettings.parse(text)),
            "minimum probability of an alert, for all attack classes or by class");
    public static final Setting.Real ALERTS_PER_DAY = new Setting.Real(
            "alerts_per_day",
            0.0,
            0,
            1e12,
            "maximum number of alerts a day: raises thresholds until validation rows give no more; 0 for no maximum");
    public static final Setting.Real RECORDS_PER_SECOND = new Setting.Real(
            "records_per_second", 1000.0, 1e-3, 1e9, "records per second of the traffic that alerts_per_day counts");
    public static final Setting.Real BASE_RATE =
            new Setting.Real("base_rate", 1e-4, 0, 1, "fraction of attacks among the records of that traffic");

    public static final Setting.Real MINUTES_PER_ALERT = new Setting.Real(
            "minutes_per_alert",
            TestContext.DEFAULT_MINUTES_PER_ALERT,
            0.01,
            10_000,
            "minutes of an analyst for one alert, for the cost of a true alert in reports");

    public static final Setting.Text BALANCE = new Setting.Text(
            "balance",
            Smote.defaults().spec(),
            Balance.FORMS,
            text -> Balance.parse(text).spec(),
            "balancing of the classes of the training rows");

    public static final Setting.Whole WINDOW = new Setting.Whole(
            "window", 1, 1, 1024, "consecutive rows combined into one record, labelled as the last of them");
    public static final Setting.Text WITHOUT = new Setting.Text(
            "without", "", "names of features, separated by commas", String::strip, "features to leave out");
    public static final Setting.Text PART = new Setting.Text(
            "part",
            "",
            "a part of the data set; empty for the training part",
            String::strip,
            "part of the data set to train on or to split");

    /** False-positive rate of the one-line rules on the training rows if no target is set. */
    private static final double DEFAULT_RULE_FPR = 0.01;

    private FitSettings() {}

    /** The validation metric whose best epoch is kept. */
    public enum StoppingMetric {
        /** Log loss on the validation rows. */
        LOSS("LOSS"),
        /** Macro-F1 on the validation rows. */
        MACRO_F1("MACRO_F1"),
        /** No metric: training runs all epochs and keeps the last weights. */
        NONE("NOTHING");

        private final String stateId;

        StoppingMetric(String stateId) {
            this.stateId = stateId;
        }

        /** Returns its name in a checkpoint. */
        String stateId() {
            return stateId;
        }

        /** @throws IllegalArgumentException if a checkpoint has an unknown name */
        static StoppingMetric ofState(String stateId) {
            return Arrays.stream(values())
                    .filter(metric -> metric.stateId.equals(stateId))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown early-stopping metric '" + stateId + "'"));
        }
    }

    /** Optimizers. {@link Optimizer} describes them. */
    public enum OptimizerKind {
        ADAM,
        ADAMW
    }

    /** Learning-rate schedules. {@link Schedule} describes them. */
    public enum ScheduleKind {
        CONSTANT,
        COSINE,
        PLATEAU
    }

    /** Training losses. {@link Loss} describes them. */
    public enum LossKind {
        CROSS_ENTROPY,
        FOCAL
    }

    /** Weights of the classes in the training loss. */
    public enum ClassWeighting {
        /** Every row has the same weight. */
        NONE,
        /** Every class has the same total weight. */
        BALANCED
    }

    /** How probabilities are calibrated on validation rows. */
    public enum CalibrationMethod {
        NONE,
        TEMPERATURE,
        VECTOR,
        /** Vector scaling if it is clearly better than temperature scaling, otherwise temperature scaling. */
        AUTO
    }

    /** Returns all settings of an architecture. */
    public static Catalogue catalogue(Architecture architecture) {
        List<Setting<?>> all = new ArrayList<>();
        architecture.settings().forEach(setting -> all.add(ofNetwork(setting)));
        all.add(learningRate(architecture));
        all.addAll(List.of(
                MEMBERS,
                BATCH_SIZE,
                EPOCHS,
                EARLY_STOPPING,
                PATIENCE,
                VALIDATION,
                OPTIMIZER,
                WEIGHT_DECAY,
                SCHEDULE,
                WARMUP,
                CLIP_NORM,
                LOSS,
                FOCAL_GAMMA,
                CLASS_WEIGHTS,
                PRIOR_CORRECTION,
                CALIBRATION,
                NOVELTY,
                NOVELTY_FPR,
                ALERT_FROM,
                ALERTS_PER_DAY,
                RECORDS_PER_SECOND,
                BASE_RATE,
                MINUTES_PER_ALERT,
                SCALING,
                CLIP,
                INPUT_NOISE,
                BALANCE,
                WINDOW,
                WITHOUT,
                PART));
        return new Catalogue(all);
    }

    private static Setting<?> ofNetwork(Architecture.ArchitectureSetting setting) {
        return setting.whole()
                ? new Setting.Whole(
                        setting.name(),
                        (int) setting.defaults(),
                        (int) setting.min(),
                        (int) setting.max(),
                        setting.description())
                : new Setting.Real(
                        setting.name(), setting.defaults(), setting.min(), setting.max(), setting.description());
    }

    private static Setting.Real learningRate(Architecture architecture) {
        return new Setting.Real(LEARNING_RATE, architecture.learningRate(), 1e-7, 1, "learning rate of the optimizer");
    }

    /** Returns the network that the settings describe, for rows of {@code columns} values. */
    public static NetworkSpec network(Architecture architecture, Settings settings, int columns, int classes) {
        Map<String, Double> values = new TreeMap<>();
        for (Architecture.ArchitectureSetting setting : architecture.settings()) {
            Object value = settings.value(settings.catalogue().named(setting.name()));
            values.put(setting.name(), ((Number) value).doubleValue());
        }
        return architecture.network(columns, classes, values);
    }

    /**
     * Returns the settings of encoding, balancing, validation, novelty and thresholds.
     *
     * @param threads number of threads; results do not depend on it
     */
    public static Preparation preparation(Settings settings, int threads) {
        Balance balance = Balance.parse(settings.value(BALANCE));
        return new Preparation(
                new EncoderSettings(settings.value(SCALING), settings.value(CLIP)),
                (rows, seed) -> balance.apply(rows, seed, threads),
                settings.value(VALIDATION),
                novelty(settings),
                new ThresholdSettings(ThresholdSettings.parse(settings.value(ALERT_FROM)), alertBudget(settings)),
                threads,
                deployment(settings));
    }

    /** What figures of deployment assume. */
    public static DeploymentSettings deployment(Settings settings) {
        return DeploymentSettings.rulesAt(DEFAULT_RULE_FPR, settings.value(MINUTES_PER_ALERT));
    }

    /** Returns the settings of the novelty detector. */
    public static NoveltySettings novelty(Settings settings) {
        return new NoveltySettings(settings.value(NOVELTY_FPR), NoveltySum.parse(settings.value(NOVELTY)));
    }

    /** Returns the maximum number of alerts and the traffic that it applies to. */
    public static AlertLoad alertBudget(Settings settings) {
        return new AlertLoad(
                settings.value(ALERTS_PER_DAY), settings.value(RECORDS_PER_SECOND), settings.value(BASE_RATE));
    }

    static EarlyStopping earlyStopping(Settings settings) {
        return EarlyStopping.fresh(settings.value(EARLY_STOPPING), settings.value(PATIENCE));
    }

    /**
     * Returns the settings of the training session.
     *
     * @param classCounts number of training rows of each class, for class weights
     * @param steps total number of steps of all epochs, for the schedule
     */
    static TrainingSettings training(Settings settings, int[] classCounts, int steps, int threads, long seed) {
        return new TrainingSettings(
                optimizer(settings),
                switch (settings.value(LOSS)) {
                    case CROSS_ENTROPY -> new Loss.CrossEntropy();
                    case FOCAL -> new Loss.Focal(settings.value(FOCAL_GAMMA).floatValue());
                },
                switch (settings.value(CLASS_WEIGHTS)) {
                    case NONE -> List.of();
                    case BALANCED -> balanced(classCounts);
                },
                schedule(settings, steps),
                settings.value(CLIP_NORM).floatValue(),
                threads,
                seed);
    }

    private static Optimizer optimizer(Settings settings) {
        float rate = ((Number) settings.value(settings.catalogue().named(LEARNING_RATE))).floatValue();
        return switch (settings.value(OPTIMIZER)) {
            case ADAM -> Optimizer.Adam.defaults().withRate(rate);
            case ADAMW -> {
                Optimizer.AdamW defaults = Optimizer.AdamW.defaults();
                float decay = settings.value(WEIGHT_DECAY).floatValue();
                yield new Optimizer.AdamW(rate, defaults.beta1(), defaults.beta2(), defaults.epsilon(), decay);
            }
        };
    }

    private static Schedule schedule(Settings settings, int steps) {
        return switch (settings.value(SCHEDULE)) {
            case COSINE -> new Schedule.Cosine(steps, (int) (steps * settings.value(WARMUP)), 0.01f);
            case PLATEAU -> Schedule.Plateau.defaults();
            case CONSTANT -> new Schedule.Constant();
        };
    }

    /** Returns weights that give every class the same total weight. A class without rows has weight 0. */
    private static List<Float> balanced(int[] classCounts) {
        long rows = Arrays.stream(classCounts).asLongStream().sum();
        List<Float> weights = new ArrayList<>();
        for (int count : classCounts) {
            weights.add(count == 0 ? 0f : (float) ((double) rows / classCounts.length / count));
        }
        return weights;
    }

    /** Returns the names in a value of {@link #WITHOUT}. */
    public static Set<String> features(String without) {
        return without.isEmpty() ? Set.of() : Set.copyOf(List.of(without.split("\\s*,\\s*")));
    }

    /** Returns the values of all settings as text, by name, for provenance. */
    public static Map<String, String> texts(Settings settings) {
        Map<String, String> texts = new TreeMap<>();
        settings.byName().forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }
}
