package io.gruard.training.split;

import io.gruard.core.Records;
import io.gruard.core.Split;
import java.util.List;

/** A way to split records. */
public sealed interface Splitter permits Holdout, Folds {
    /** The splits, one for each part that is held out in turn. Rows keep their order. */
    List<Split> split(Records records);
}
