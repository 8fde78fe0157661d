package io.gruard.training.protocol;

/** How rows are split into training and test rows. Each protocol has a text form, such as {@code kfold:5}. */
public sealed interface Protocol {
    /** The text forms that {@link #parse} accepts, for messages. */
    String FORMS = "official, holdout, holdout:FRACTION, kfold:N, grouped:N, time:FRACTION, across, across:PART,"
            + " unseen:LABEL, unseen:all, few-shot:N, leave-out:FEATURE or leaky";

    /** Default fraction of test rows in protocols that hold out one part. */
    double DEFAULT_HELD_OUT = 0.2;

    /** Returns the text form, as {@link #parse} reads it. */
    String text();

    /** Trains on the publishers' training part and tests on their test parts. */
    record Official() implements Protocol {
        @Override
        public String text() {
            return "official";
        }
    }

    /** Holds out the same fraction of every class. */
    record HoldoutPart(double fraction) implements Protocol {
        public HoldoutPart {
            if (!(fraction > 0 && fraction < 1)) {
                throw new IllegalArgumentException(
                        "holdout requires a fraction above 0 and below 1, found " + fraction);
            }
        }

        @Override
        public String text() {
            return fraction == DEFAULT_HELD_OUT ? "holdout" : "holdout:" + fraction;
        }
    }

    /** Stratified k-fold cross-validation. Everything is fitted to the training folds. */
    record KFold(int folds) implements Protocol {
        public KFold {
            requireFolds("kfold", folds);
        }

        @Override
        public String text() {
            return "kfold:" + folds;
        }
    }

    /**
     * Like {@link KFold}, but never puts rows of one group in two folds. Rows with equal feature vectors form a group if the
     * data set names no groups.
     */
    record Grouped(int folds) implements Protocol {
        public Grouped {
            requireFolds("grouped", folds);
        }

        @Override
        public String text() {
            return "grouped:" + folds;
        }
    }

    /**
     * Trains on the first rows by time stamp and tests on the rest: on traffic that comes later. If no part is named, all
     * parts of the data set are joined first.
     *
     * @param fraction of the rows to train on
     */
    record ByTime(double fraction) implements Protocol {
        /** Default fraction of training rows. */
        public static final double DEFAULT_FRACTION = 1 - DEFAULT_HELD_OUT;

        public ByTime {
            if (!(fraction > 0 && fraction < 1)) {
                throw new IllegalArgumentException("time requires a fraction above 0 and below 1, found " + fraction);
            }
        }

        @Override
        public String text() {
            return fraction == DEFAULT_FRACTION ? "time" : "time:" + fraction;
        }
    }

    /**
     * Trains on each part and tests on every other part, or trains on one part only. This measures how a model does at
     * another site, on another host or on another day.
     *
     * @param part name of the part to train on, ignoring case; empty for one round for each part
     */
    record Across(String part) implements Protocol {
        @Override
        public String text() {
            return part.isEmpty() ? "across" : "across:" + part;
        }
    }

    /**
     * Leaves an attack label or class out of training. The test rows are all its rows and a part of all other rows. This
     * measures the detection rate of an attack that does not occur in training.
     *
     * @param label a label of the files or a class of the task, ignoring case; {@value #ALL} for one round for each label
     */
    record Unseen(String label) implements Protocol {
        /** One round for each attack label. */
        public static final String ALL = "all";

        @Override
        public String text() {
            return "unseen:" + label;
        }
    }

    /**
     * Trains on a few rows of one attack label in each round. The test rows are its other rows and a part of all other
     * labels. This measures the detection rate of an attack that is rare in training. Labels with fewer than twice as many
     * rows are skipped.
     *
     * @param rows number of rows of the label to train on, including validation rows
     */
    record FewShot(int rows) implements Protocol {
        /** Default number of rows. */
        public static final int DEFAULT_ROWS = 20;

        public FewShot {
            if (rows < 1) {
                throw new IllegalArgumentException("few-shot requires 1 row or more, found " + rows);
            }
        }

        @Override
        public String text() {
            return "few-shot:" + rows;
        }
    }

    /**
     * Leaves all rows of one value of a categorical feature out of training in each round and tests on them
     * (leave-one-group-out). This measures how the model treats a kind of traffic that does not occur in training, benign
     * or not. Values with less than {@link #MIN_SHARE} of the rows have no round.
     *
     * @param feature its name, ignoring case
     */
    record LeaveOut(String feature) implements Protocol {
        /** Minimum fraction of all rows. Rows of rarer values are always training rows. */
        public static final double MIN_SHARE = 0.01;

        public LeaveOut {
            if (feature.isBlank()) {
                throw new IllegalArgumentException("leave-out requires the name of a categorical feature, found none");
            }
        }

        @Override
        public String text() {
            return "leave-out:" + feature;
        }
    }

    /**
     * Demonstrates a common mistake: encoder and balancer are fitted to all rows before the split, and synthetic rows are
     * tested. The figures are inflated, and every output says so.
     */
    record Leaky() implements Protocol {
        /** The warning in every output of this protocol. */
        public static final String WARNING =
                "These figures are inflated: rows were balanced before the split. Some training rows were synthesized"
                        + " from test rows, and some test rows from training rows. Protocol 'leaky' demonstrates that"
                        + " mistake.";

        @Override
        public String text() {
            return "leaky";
        }
    }

    /**
     * Returns the default protocol.
     *
     * @param official whether the publishers made a split
     */
    static Protocol defaults(boolean official) {
        return official ? new Official() : new HoldoutPart(DEFAULT_HELD_OUT);
    }

    /**
     * Reads a text form such as {@code kfold:5}, ignoring case. docs/SETTINGS.md has the grammar.
     *
     * @throws IllegalArgumentException if the text is not a protocol; the message gives the position
     */
    static Protocol parse(String text) {
        return ProtocolReader.read(text);
    }

    private static void requireFolds(String name, int folds) {
        if (folds < 2) {
            throw new IllegalArgumentException(name + " requires 2 folds or more, found " + folds);
        }
    }
}
