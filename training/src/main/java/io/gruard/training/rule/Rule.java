package io.gruard.training.rule;

import io.gruard.core.Table;
import java.util.function.IntPredicate;

/** Calls a row an attack by one or two conditions. */
public sealed interface Rule {
    /** As it is shown: {@code count > 12 and flag = S0}. */
    String text();

    /** The rows of a table that it calls an attack, asked by their index. */
    IntPredicate on(Table table);

    /**
     * How it does on labelled rows.
     *
     * @param attack whether each row of the table is an attack
     */
    default DetectionCounts score(Table table, boolean[] attack) {
        return DetectionCounts.of(attack, called(table));
    }

    /** Whether it calls each row of a table an attack. */
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

    /** Both conditions hold. */
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

    /** One of the conditions holds, or both. */
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
