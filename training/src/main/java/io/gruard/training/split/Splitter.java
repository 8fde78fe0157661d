package io.gruard.training.split;

import io.gruard.core.Records;
import io.gruard.core.Split;
import java.util.List;

/** Splits records into training rows and held-out rows. */
public sealed interface Splitter permits Holdout, Folds {
    /** Makes one split for each part that is held out. Rows keep their order. */
    List<Split> split(Records records);
}
