package io.gruard.training.balance;

import io.gruard.core.SpecReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the text form of SMOTE's settings, such as {@code smote:R2L=5000,k=3}. */
final class SmoteSpec {
    private static final String NEIGHBOURS = "k";
    private static final String FEWER = "fewer-neighbours";
    private static final String BY_LABEL = "by-label";

    /** The forms of an option, for messages. */
    private static final String FORMS = "a fraction, CLASS=ROWS, " + NEIGHBOURS + "=N, " + FEWER + " or " + BY_LABEL;

    private SmoteSpec() {}

    /**
     * Reads the options after the name of the variant.
     *
     * @param reader its position is after the name
     */
    static Smote read(SpecReader reader, Smote.Variant variant) {
        Options options = new Options();
        if (reader.accept(':')) {
            do {
                options.read(reader);
            } while (reader.accept(','));
            reader.expectEnd("','");
        } else {
            reader.expectEnd("':'");
        }
        SmoteTarget target = options.rows.isEmpty()
                ? new SmoteTarget.OfLargest(options.fraction)
                : new SmoteTarget.ByClass(options.rows);
        return new Smote(variant, target, options.neighbours, options.fewerNeighbours, options.byLabel);
    }

    /** The options read so far. */
    private static final class Options {
        private final Map<String, Integer> rows = new LinkedHashMap<>();
        private int neighbours = Smote.DEFAULT_NEIGHBOURS;
        private boolean fewerNeighbours;
        private boolean byLabel;
        private boolean hasFraction;
        private double fraction = 1;

        void read(SpecReader reader) {
            int start = reader.position();
            Optional<String> name = reader.nameBeforeEquals();
            if (name.isPresent()) {
                assign(reader, start, name.get());
            } else if (reader.seesNumber() || reader.sees('-')) {
                readFraction(reader, start);
            } else {
                switch (reader.id()) {
                    case FEWER -> fewerNeighbours = true;
                    case BY_LABEL -> byLabel = true;
                    case "" -> throw reader.unexpected(FORMS);
                    case String unknown -> throw reader.error(start, "expected " + FORMS + ", found '" + unknown + "'");
                }
            }
            if (hasFraction && !rows.isEmpty()) {
                throw reader.error(start, "expected either a fraction or rows by class, not both");
            }
        }

        private void assign(SpecReader reader, int start, String name) {
            int valueStart = reader.position();
            int count = reader.whole("a whole number");
            if (name.isEmpty()) {
                throw reader.error(start, "expected the name of a class before '='");
            }
            if (name.equals(NEIGHBOURS)) {
                if (count < 1) {
                    throw reader.error(valueStart, "expected k of at least 1, found " + count);
                }
                neighbours = count;
            } else if (rows.put(name, count) != null) {
                throw reader.error(start, "class '" + name + "' is given twice");
            }
        }

        private void readFraction(SpecReader reader, int start) {
            fraction = reader.number("a fraction");
            if (!(fraction > 0 && fraction <= 1)) {
                throw reader.error(
                        start, "expected a fraction of the largest class above 0 and at most 1, found " + fraction);
            }
            if (hasFraction) {
                throw reader.error(start, "the fraction is given twice");
            }
            hasFraction = true;
        }
    }

    static String write(Smote smote) {
        List<String> options = new ArrayList<>();
        switch (smote.target()) {
            case SmoteTarget.OfLargest largest -> {
                if (largest.fraction() != 1) {
                    options.add(String.valueOf(largest.fraction()));
                }
            }
            case SmoteTarget.ByClass classes -> classes.rows().forEach((name, rows) -> options.add(name + "=" + rows));
        }
        if (smote.neighbours() != Smote.DEFAULT_NEIGHBOURS) {
            options.add(NEIGHBOURS + "=" + smote.neighbours());
        }
        if (smote.fewerNeighbours()) {
            options.add(FEWER);
        }
        if (smote.byLabel()) {
            options.add(BY_LABEL);
        }
        String name = smote.variant().id();
        return options.isEmpty() ? name : name + ":" + String.join(",", options);
    }
}
