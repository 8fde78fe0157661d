package io.gruard.training.rule;

import io.gruard.core.Table;
import java.util.function.IntPredicate;

/** Classifies a row as an attack by one or two conditions. */
public sealed interface Rule {
    /** Returns its text, such as {@code count > 12 and flag = S0}. */
    String text();

    /** Returns a predicate that tests by index whether a row of the table is classified as an attack. */
    IntPredicate on(Table table);

    /**
     * Evaluates the rule on labelled rows.
     *
     * @param attack whether each row of the table is an attack
     */
    default DetectionCounts score(Table table, boolean[] attack) {
        return DetectionCounts.of(attack, called(table));
    }

    /** Returns for each row of a table whether the rule classifies it as an attack. */
    default boolean[] called(Table table) {
        IntPredicate attack = on(table);
        boolean[] called = new boolean[table.rows()];
        for (int row = 0; row < called.length; row++) {
            called[row] = attack.test(row);
        }
        return called;
    }

    /** One condition. */
    record Single(Condition condition) implements Rule {
        @Override
        public String text() {
            return condition.text();
        }

        @Override
        public IntPredicate on(Table table) {
            return condition.on(table);
        }
    }

    /** Two conditions, both of which must hold. */
    record Both(Condition first, Condition second) implements Rule {
        @Override
        public String text() {
            return first.text() + " and " + second.text();
        }

        @Override
        public IntPredicate on(Table table) {
            return first.on(table).and(second.on(table));
        }
    }

    /** Two conditions, at least one of which must hold. */
    record Either(Condition first, Condition second) implements Rule {
        @Override
        public String text() {
            return first.text() + " or " + second.text();
        }

        @Override
        public IntPredicate on(Table table) {
            return first.on(table).or(second.on(table));
        }
    }
}
