package io.gruard.training.rule;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Feature;
import io.gruard.core.Numbers;
import io.gruard.core.Table;
import io.gruard.core.TrainingRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches the best one-line rules for training rows: every threshold of every numeric feature, every value of every
 * categorical feature, and pairs of these conditions joined by "and" or "or".
 *
 * <p>The search for single conditions is exact. For pairs it is exact if a numeric column has at most {@value #MAX_CUTS}
 * distinct values. Otherwise it tries {@value #MAX_CUTS} thresholds that divide the rows evenly, or the
 * {@value #MAX_CUTS} most frequent values. Of more than {@value #MAX_COLUMNS} columns it tries those that do best alone. Each pair of columns is
 * counted once, into a table of joint codes. Sums along its axes give the counts of every pair of conditions. The cost is
 * the number of rows times the pairs of columns, plus the pairs of conditions.
 */
public final class RuleFinder {
    /** Maximum number of thresholds of a column in pairs. */
    static final int MAX_CUTS = 128;

    /** Maximum number of columns in pairs. */
    static final int MAX_COLUMNS = 64;

    private final List<Coded> exact = new ArrayList<>();
    private final List<Coded> coarse = new ArrayList<>();
    private final boolean[] attack;
    private final int attacks;

    private RuleFinder(Table table, boolean[] attack) {
        this.attack = attack;
        int count = 0;
        for (boolean isAttack : attack) {
            count += isAttack ? 1 : 0;
        }
        this.attacks = count;
        for (int i = 0; i < table.schema().size(); i++) {
            switch (table.schema().feature(i)) {
                case Feature.Numeric(String name) -> {
                    Numbers numbers = table.numbers(i);
                    exact.add(Coded.of(name, numbers, Integer.MAX_VALUE));
                    coarse.add(Coded.of(name, numbers, MAX_CUTS));
                }
                case Feature.Categorical(String name) -> {
                    exact.add(Coded.of(name, table.categories(i), Integer.MAX_VALUE));
                    coarse.add(Coded.of(name, table.categories(i), MAX_CUTS));
                }
            }
        }
    }

    /** Prepares the search for training rows. Every class except the benign one is an attack. */
    public static RuleFinder of(TrainingRows rows) {
        int benign = rows.records().classes().benign();
        int[] classOfRow = rows.records().labels().classOfRow();
        boolean[] attack = new boolean[classOfRow.length];
        for (int row = 0; row < attack.length; row++) {
            attack[row] = classOfRow[row] != benign;
        }
        return new RuleFinder(rows.records().table(), attack);
    }

    /** Returns whether there is no rule because every column has only one value. */
    static boolean constant(TrainingRows rows) {
        return rows.records().table().columns().stream().allMatch(RuleFinder::constant);
    }

    private static boolean constant(Column column) {
        return switch (column) {
            case Numbers numbers ->
                IntStream.range(1, numbers.size()).allMatch(row -> numbers.value(row) == numbers.value(0));
            case Categories categories ->
                Arrays.stream(categories.counts()).filter(count -> count > 0).count() <= 1;
        };
    }

    /**
     * A rule with its score.
     *
     * @param score score on the training rows
     */
    public record ScoredRule(Rule rule, DetectionCounts score) {}

    /**
     * Finds the best rule of one condition.
     *
     * @throws IllegalArgumentException if there is no rule because every column has only one value
     */
    public ScoredRule single(RuleGoal goal) {
        return singles(List.of(goal)).getFirst();
    }

    /**
     * Finds the best rule of one condition for each goal.
     *
     * @throws IllegalArgumentException if there is no rule because every column has only one value
     */
    public List<ScoredRule> singles(List<RuleGoal> goals) {
        RuleSearches search = searches(goals);
        exact.forEach(column -> singlesOf(column, search));
        return search.result();
    }

    private RuleSearches searches(List<RuleGoal> goals) {
        return new RuleSearches(goals, attack.length - attacks, attacks);
    }

    private void singlesOf(Coded column, RuleSearches search) {
        int[][] counts = new int[2][column.size()];
        for (int row = 0; row < attack.length; row++) {
            counts[attack[row] ? 1 : 0][column.codes()[row]]++;
        }
        for (int[] ofClass : counts) {
            column.accumulate(ofClass, 1, 1);
        }
        for (int c = 0; c < column.conditions(); c++) {
            search.offer(counts[0][c], counts[1][c], RuleForm.SINGLE, column, c, column, c, true, true);
            search.offer(
                    attack.length - attacks - counts[0][c],
                    attacks - counts[1][c],
                    RuleForm.SINGLE,
                    column,
                    c,
                    column,
                    c,
                    false,
                    false);
        }
    }

    /**
     * Finds the best rule of two conditions, on two columns or on one.
     *
     * @throws IllegalArgumentException if there is no rule because every column has only one value
     */
    public ScoredRule pair(RuleGoal goal) {
        return pairs(List.of(goal)).getFirst();
    }

    /**
     * Finds the best rule of two conditions for each goal, in one pass over the pairs.
     *
     * @throws IllegalArgumentException if there is no rule because every column has only one value
     */
    public List<ScoredRule> pairs(List<RuleGoal> goals) {
        RuleSearches search = searches(goals);
        List<Coded> columns = columnsOfPairs();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i; j < columns.size(); j++) {
                pairsOf(columns.get(i), columns.get(j), search);
            }
        }
        return search.result();
    }

    private List<Coded> columnsOfPairs() {
        if (coarse.size() <= MAX_COLUMNS) {
            return coarse;
        }
        double[] alone = new double[coarse.size()];
        for (int i = 0; i < alone.length; i++) {
            RuleSearch best = new RuleSearch(new RuleGoal.Youden(), attack.length - attacks, attacks);
            singlesOf(coarse.get(i), new RuleSearches(List.of(best)));
            alone[i] = best.bestValue;
        }
        return IntStream.range(0, alone.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> alone[i]).reversed())
                .limit(MAX_COLUMNS)
                .sorted()
                .map(coarse::get)
                .toList();
    }

    private void pairsOf(Coded first, Coded second, RuleSearches search) {
        int width = second.size();
        int[][] joint = new int[2][first.size() * width];
        int[][] ofFirst = new int[2][first.size()];
        int[][] ofSecond = new int[2][width];
        for (int row = 0; row < attack.length; row++) {
            int kind = attack[row] ? 1 : 0;
            int a = first.codes()[row];
            int b = second.codes()[row];
            joint[kind][a * width + b]++;
            ofFirst[kind][a]++;
            ofSecond[kind][b]++;
        }
        for (int kind = 0; kind < 2; kind++) {
            first.accumulate(joint[kind], width, width);
            for (int a = 0; a < first.size(); a++) {
                second.accumulateRow(joint[kind], a * width);
            }
            first.accumulate(ofFirst[kind], 1, 1);
            second.accumulate(ofSecond[kind], 1, 1);
        }
        int benign = attack.length - attacks;
        for (int a = 0; a < first.conditions(); a++) {
            for (int b = 0; b < second.conditions(); b++) {
                int both0 = joint[0][a * width + b];
                int both1 = joint[1][a * width + b];
                int a0 = ofFirst[0][a];
                int a1 = ofFirst[1][a];
                int b0 = ofSecond[0][b];
                int b1 = ofSecond[1][b];
                search.offerJoined(first, a, second, b, true, true, both0, both1);
                search.offerJoined(first, a, second, b, true, false, a0 - both0, a1 - both1);
                search.offerJoined(first, a, second, b, false, true, b0 - both0, b1 - both1);
                search.offerJoined(
                        first, a, second, b, false, false, benign - a0 - b0 + both0, attacks - a1 - b1 + both1);
            }
        }
    }

    private enum RuleForm {
        SINGLE,
        BOTH,
        EITHER
    }

    /** The searches for several goals, offered the same rules. */
    private record RuleSearches(List<RuleSearch> searches) {
        RuleSearches(List<RuleGoal> goals, int benign, int attacks) {
            this(goals.stream()
                    .map(goal -> new RuleSearch(goal, benign, attacks))
                    .toList());
        }

        /** Offers the rule "both conditions hold" and its complement "one of the opposites holds" (De Morgan's law). */
        void offerJoined(Coded a, int ca, Coded b, int cb, boolean ofA, boolean ofB, int falsePositives, int found) {
            RuleSearch first = searches.getFirst();
            offer(falsePositives, found, RuleForm.BOTH, a, ca, b, cb, ofA, ofB);
            offer(first.benign - falsePositives, first.attacks - found, RuleForm.EITHER, a, ca, b, cb, !ofA, !ofB);
        }

        void offer(
                int falsePositives,
                int found,
                RuleForm form,
                Coded a,
                int conditionOfA,
                Coded b,
                int conditionOfB,
                boolean ofA,
                boolean ofB) {
            DetectionCounts score = null;
            for (RuleSearch search : searches) {
                if (score == null) {
                    score = new DetectionCounts(search.attacks, found, search.benign, falsePositives);
                }
                search.offer(score, form, a, conditionOfA, b, conditionOfB, ofA, ofB);
            }
        }

        List<ScoredRule> result() {
            return searches.stream().map(RuleSearch::result).toList();
        }
    }

    /** Keeps the best of the offered rules, or the first of equally good ones. */
    private static final class RuleSearch {
        private final RuleGoal goal;
        private final int benign;
        private final int attacks;
        private double bestValue = Double.NEGATIVE_INFINITY;
        private @Nullable ScoredRule best;

        RuleSearch(RuleGoal goal, int benign, int attacks) {
            this.goal = goal;
            this.benign = benign;
            this.attacks = attacks;
        }

        void offer(
                DetectionCounts score,
                RuleForm form,
                Coded a,
                int conditionOfA,
                Coded b,
                int conditionOfB,
                boolean ofA,
                boolean ofB) {
            double value = goal.value(score);
            if (best != null
                    && (value < bestValue
                            || (value == bestValue
                                    && score.falsePositives() >= best.score().falsePositives()))) {
                return;
            }
            bestValue = value;
            Condition first = a.condition(conditionOfA, ofA);
            Condition second = b.condition(conditionOfB, ofB);
            Rule rule = switch (form) {
                case SINGLE -> new Rule.Single(first);
                case BOTH -> new Rule.Both(first, second);
                case EITHER -> new Rule.Either(first, second);
            };
            best = new ScoredRule(rule, score);
        }

        ScoredRule result() {
            if (best == null) {
                throw new IllegalArgumentException(
                        "rules: expected a column with two values, found the same value in all rows of every column");
            }
            return best;
        }
    }

    /** A column as codes. Each code has a condition (a threshold or a category) and its opposite. */
    private sealed interface Coded {
        int[] codes();

        /** Returns the number of codes. */
        int size();

        /** Returns the number of conditions, one for each of the first codes. */
        int conditions();

        /** Returns the condition of a code, or its opposite. */
        Condition condition(int code, boolean holds);

        /**
         * Turns counts by code into counts by condition.
         *
         * @param counts {@code size()} groups of {@code width} counts; consecutive groups are {@code stride} apart
         */
        void accumulate(int[] counts, int width, int stride);

        /** Turns counts by code into counts by condition for {@code size()} counts from index {@code from}. */
        void accumulateRow(int[] counts, int from);

        /** Codes numbers. Codes ascend with the value, and the condition of a code is "at most the code's maximum". */
        static Coded of(String feature, Numbers numbers, int maxCodes) {
            double[] values = new double[numbers.size()];
            Arrays.setAll(values, numbers::value);
            double[] max = maxOfCodes(values, maxCodes);
            int[] codes = new int[values.length];
            for (int row = 0; row < values.length; row++) {
                int at = Arrays.binarySearch(max, values[row]);
                codes[row] = at >= 0 ? at : -at - 1;
            }
            return new Ordered(feature, codes, max);
        }

        /** Returns the maximum of each code: every distinct value if there are few, else values that divide the rows evenly. */
        private static double[] maxOfCodes(double[] values, int maxCodes) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double[] distinct = Arrays.stream(sorted).distinct().toArray();
            if (distinct.length <= maxCodes) {
                return distinct;
            }
            double[] max = new double[maxCodes];
            int used = 0;
            int before = 0;
            for (int i = 0; i < sorted.length; i++) {
                boolean lastOfValue = i + 1 == sorted.length || sorted[i + 1] != sorted[i];
                double share = (double) (sorted.length - before) / (maxCodes - used);
                if (lastOfValue && (i + 1 - before >= share || i + 1 == sorted.length)) {
                    max[used++] = sorted[i];
                    before = i + 1;
                }
            }
            return Arrays.copyOf(max, used);
        }

        /** Of categories: a code for each value, or for the commonest ones; all others share a last code without a condition. */
        static Coded of(String feature, Categories categories, int maxValues) {
            List<String> dictionary = categories.dictionary();
            if (dictionary.size() <= maxValues) {
                return new Named(feature, categories.codes(), dictionary, dictionary.size());
            }
            int[] counts = categories.counts();
            int[] commonest = IntStream.range(0, counts.length)
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer value) -> counts[value])
                            .reversed())
                    .limit(maxValues)
                    .mapToInt(Integer::intValue)
                    .toArray();
            int[] codeOfValue = new int[counts.length];
            Arrays.fill(codeOfValue, maxValues);
            for (int code = 0; code < maxValues; code++) {
                codeOfValue[commonest[code]] = code;
            }
            return new Named(
                    feature,
                    Arrays.stream(categories.codes())
                            .map(value -> codeOfValue[value])
                            .toArray(),
                    Arrays.stream(commonest).mapToObj(dictionary::get).toList(),
                    maxValues + 1);
        }

        record Ordered(String feature, int[] codes, double[] max) implements Coded {
            @Override
            public int size() {
                return max.length;
            }

            /** Excludes the last code, whose condition would hold for every row. */
            @Override
            public int conditions() {
                return max.length - 1;
            }

            @Override
            public Condition condition(int code, boolean holds) {
                return holds ? new Condition.AtMost(feature, max[code]) : new Condition.Above(feature, max[code]);
            }

            @Override
            public void accumulate(int[] counts, int width, int stride) {
                for (int code = 1; code < max.length; code++) {
                    for (int i = 0; i < width; i++) {
                        counts[code * stride + i] += counts[(code - 1) * stride + i];
                    }
                }
            }

            @Override
            public void accumulateRow(int[] counts, int from) {
                for (int code = 1; code < max.length; code++) {
                    counts[from + code] += counts[from + code - 1];
                }
            }
        }

        record Named(String feature, int[] codes, List<String> values, int size) implements Coded {
            @Override
            public int conditions() {
                return values.size();
            }

            @Override
            public Condition condition(int code, boolean holds) {
                return holds
                        ? new Condition.Is(feature, values.get(code))
                        : new Condition.IsNot(feature, values.get(code));
            }

            @Override
            public void accumulate(int[] counts, int width, int stride) {
                // A condition holds only for the rows of its own code.
            }

            @Override
            public void accumulateRow(int[] counts, int from) {
                // A condition holds only for the rows of its own code.
            }
        }
    }
}
