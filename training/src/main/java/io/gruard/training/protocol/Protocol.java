package io.gruard.training.protocol;

/** How rows are split and judged. Each has a text form: {@code official}, {@code kfold:5}. */
public sealed interface Protocol {
    /** What is accepted by {@link #parse}, for messages. */
    String FORMS = "official, holdout, holdout:FRACTION, kfold:N, grouped:N, unseen:LABEL, unseen:all, few-shot:N,"
            + " leave-out:FEATURE or leaky";

    /** Share of the rows judged where a protocol holds out one part and nothing is said. */
    double DEFAULT_HELD_OUT = 0.2;

    /** As it is written on the command line. */
    String text();

    /** Fitted on the publishers' training part, judged by their test parts. */
    record Official() implements Protocol {
        @Override
        public String text() {
            return "official";
        }
    }

    /** A part of every class held out. */
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

    /** Stratified folds, each held out in turn; everything is fitted inside the others. */
    record KFold(int folds) implements Protocol {
        public KFold {
            requireFolds("kfold", folds);
        }

        @Override
        public String text() {
            return "kfold:" + folds;
        }
    }

    /** As {@link KFold}, and rows of one group (equal feature vectors, where a data set names none) never in two folds. */
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
     * An attack label, or a class of them, left out of training, and judged together with a part held out of all other rows:
     * how much of an attack is found that training never saw.
     *
     * @param label as the files or the task have it, in any case; {@value #ALL} for each attack label in turn
     */
    record Unseen(String label) implements Protocol {
        /** Each attack label in turn. */
        public static final String ALL = "all";

        @Override
        public String text() {
            return "unseen:" + label;
        }
    }

    /**
     * Of each attack label in turn only so many rows are trained on; judged by its other rows together with a part held out of all
     * other ones: how much of an attack is found that training hardly saw. Labels of fewer than twice as many rows are passed over.
     *
     * @param rows of the label that are trained on, validation rows among them
     */
    record FewShot(int rows) implements Protocol {
        /** Where nothing is said. */
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
     * All rows of each value of a categorical feature left out of training in turn and judged (leave-one-group-out): how
     * traffic of a kind that training never saw, benign or not, is taken. Values of less than {@link #MIN_SHARE} of the rows have no
     * round of their own.
     *
     * @param feature its name, in any case
     */
    record LeaveOut(String feature) implements Protocol {
        /** Of all rows; values of fewer are trained on always. */
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
     * An exhibit: encoder and balancer are fitted to all rows, and only then a part is held out, synthetic rows among it. Its
     * figures are inflated, and every output says so.
     */
    record Leaky() implements Protocol {
        /** What every output of this protocol carries. */
        public static final String WARNING =
                "These figures are inflated: rows were balanced before they were split, so rows made from test rows"
                    + " were trained on, and test rows were made from training rows. Protocol 'leaky' is an exhibit of"
                    + " that mistake.";

        @Override
        public String text() {
            return "leaky";
        }
    }

    /**
     * The one to use where nothing is said.
     *
     * @param official whether the publishers made a split
     */
    static Protocol defaults(boolean official) {
        return official ? new Official() : new HoldoutPart(DEFAULT_HELD_OUT);
    }

    /**
     * Reads {@code kfold:5}; docs/SETTINGS.md has the grammar. Upper and lower case are the same.
     *
     * @throws IllegalArgumentException if the text names no protocol; the message gives the position
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
