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
    default RuleScore score(Table table, boolean[] attack) {
        IntPredicate detects = on(table);
        RuleScore.RowCounter counter = new RuleScore.RowCounter();
        for (int row = 0; row < attack.length; row++) {
            counter.add(attack[row], detects.test(row));
        }
        return counter.score();
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
