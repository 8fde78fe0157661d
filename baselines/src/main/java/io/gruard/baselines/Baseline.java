package io.gruard.baselines;

import io.gruard.baselines.learner.SizedClassifier;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Preparation;

/**
 * A row of the table.
 *
 * @param name as in {@code --models} and in file names
 * @param description one line: what it is and with which settings
 * @param recipe everything that decides what comes of it on given rows, as one text; rows of another recipe are not its own
 * @param balance how its training rows are made less skewed, in words
 * @param preparation what happens to rows before it sees them
 */
public record Baseline(
        String name,
        String description,
        String recipe,
        String balance,
        Preparation preparation,
        Learner<? extends SizedClassifier> learner) {}
