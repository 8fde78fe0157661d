package io.gruard.baselines;

import io.gruard.baselines.learner.SizedClassifier;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Preparation;

/**
 * A model to compare, and how its rows are prepared: one row of the leaderboard.
 *
 * @param name as in {@code --models} and in file names
 * @param description one line: the model and its settings
 * @param recipe all that decides the figures on given rows, as one text; stored results of another recipe are not
 *     reused
 * @param balance how training rows are balanced, as in the setting {@code balance}
 * @param preparation what happens to rows before the learner receives them
 */
public record Baseline(
        String name,
        String description,
        String recipe,
        String balance,
        Preparation preparation,
        Learner<? extends SizedClassifier> learner) {}
