package io.gruard.api;

import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.ModelFit;
import io.gruard.experiment.RunData;
import io.gruard.experiment.run.RunPlan;
import io.gruard.model.TrainedModel;
import io.gruard.training.fit.ModelChoice;
import io.gruard.training.fit.ModelRequest;
import io.gruard.training.fit.Presets;
import io.gruard.training.fit.TrainingListener;
import io.gruard.training.protocol.Protocol;
import java.io.IOException;

/**
 * Configures and runs a training. Each method but {@link #fit} changes this object and returns it.
 *
 * <p>The same data, settings and seed give the same model to the bit, for any number of threads.
 */
public final class Training {
    private final DataSet data;
    private final ModelRequest request = new ModelRequest(Presets.defaults());
    private int maxRows;
    private long seed = 1;
    private int threads = Runtime.getRuntime().availableProcessors();

    Training(DataSet data) {
        this.data = data;
    }

    /**
     * Chooses a preset. The default is the data set's own preset; a data set without one uses {@code own}.
     *
     * @param name such as {@code paper}, {@code tuned} or {@code robust}, or a YAML file; {@link #fit} rejects an
     *     unknown name
     * @return this
     */
    public Training preset(String name) {
        request.preset(name);
        return this;
    }

    /**
     * Changes one setting of the preset.
     *
     * @param name a setting, such as {@code epochs}; docs/SETTINGS.md lists all
     * @param value as it is written in a preset; {@link #fit} rejects an invalid value
     * @return this
     */
    public Training set(String name, String value) {
        request.set(name, value);
        return this;
    }

    /**
     * Trains on a sample of rows for three epochs. This checks that everything works; the model is not for use.
     *
     * @return this
     */
    public Training quick() {
        request.quick();
        maxRows = Presets.QUICK_ROWS;
        return this;
    }

    /**
     * Sets the random seed; the default is 1.
     *
     * @param seed any number
     * @return this
     */
    public Training seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets the number of threads; the default is one for each processor. The model does not depend on it.
     *
     * @param threads 1 or more
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Training threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, found " + threads);
        }
        this.threads = threads;
        return this;
    }

    /**
     * Reads the data and trains. A part of the rows is held out for early stopping, the novelty detector and
     * thresholds.
     *
     * @return the model, in memory
     * @throws IOException if the data cannot be read; the message names file, line and column
     * @throws IllegalArgumentException if the preset, a setting or its value does not exist, or does not fit the data
     */
    public Model fit() throws IOException {
        ModelChoice chosen = request.choice(data.name());
        RunPlan plan = new RunPlan(
                new RunPlan.DataChoice(data.name(), "", "", maxRows),
                chosen.model(),
                new Protocol.HoldoutPart(Protocol.DEFAULT_HELD_OUT),
                seed,
                1,
                chosen.settings());
        RunData rows = data.training(plan);
        TrainedModel trained = ModelFit.fit(
                plan,
                rows,
                new ExecutionOptions(
                        threads, TrainingListener.SILENT, () -> false, ExecutionOptions.DEFAULT_CHECKPOINT_SECONDS));
        return new Model(trained);
    }
}
