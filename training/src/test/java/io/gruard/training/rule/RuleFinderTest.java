package io.gruard.training.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import io.gruard.core.Schema;
import io.gruard.core.Split;
import io.gruard.core.Table;
import io.gruard.core.TrainingRows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFinderTest {
    private static final Classes CLASSES = new Classes(List.of("normal", "attack"), 0);
    private static final List<RuleGoal> GOALS = List.of(
            new RuleGoal.Youden(),
            new RuleGoal.DetectionWithin(0),
            new RuleGoal.DetectionWithin(0.1),
            new RuleGoal.DetectionWithin(1));

    private static TrainingRows rows(List<Feature> features, List<io.gruard.core.Column> columns, boolean[] attack) {
        int[] classOfRow =
                IntStream.range(0, attack.length).map(i -> attack[i] ? 1 : 0).toArray();
        Table table = new Table(new Schema(features), columns);
        return Split.allForTraining(Records.numbered("all", table, Labels.of(CLASSES, classOfRow)))
                .training();
    }

    /** Makes rows with two numbers of few values, one of many, and a category. The label depends on them with noise. */
    private static TrainingRows random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] few = new double[count];
        double[] fewer = new double[count];
        double[] many = new double[count];
        List<String> words = new ArrayList<>();
        boolean[] attack = new boolean[count];
        for (int i = 0; i < count; i++) {
            few[i] = random.nextInt(7) - 3;
            fewer[i] = random.nextInt(3);
            many[i] = Math.rint(1000 * random.nextDouble()) / 8;
            words.add("w" + random.nextInt(4));
            boolean typical = few[i] + 2 * fewer[i] + 3 * random.nextDouble() > 3;
            boolean other = random.nextInt(20) == 0;
            attack[i] = other || (typical && !words.getLast().equals("w2"));
        }
        return rows(
                List.of(
                        new Feature.Numeric("few"),
                        new Feature.Numeric("fewer"),
                        new Feature.Numeric("many"),
                        new Feature.Categorical("word")),
                List.of(Numbers.of(few), Numbers.of(fewer), Numbers.of(many), Categories.of(words)),
                attack);
    }

    private static boolean[] attack(TrainingRows rows) {
        int[] classOfRow = rows.records().labels().classOfRow();
        boolean[] attack = new boolean[classOfRow.length];
        for (int i = 0; i < attack.length; i++) {
            attack[i] = classOfRow[i] == 1;
        }
        return attack;
    }

    /** Returns every condition that holds for some rows and not for others, by trying every value. */
    private static List<Condition> conditions(Table table) {
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < table.schema().size(); i++) {
            String name = table.schema().names().get(i);
            int column = i;
            if (table.columns().get(i) instanceof Numbers numbers) {
                double[] values = IntStream.range(0, table.rows())
                        .mapToDouble(numbers::value)
                        .distinct()
                        .sorted()
                        .toArray();
                for (int v = 0; v + 1 < values.length; v++) {
                    all.add(new Condition.AtMost(name, values[v]));
                    all.add(new Condition.Above(name, values[v]));
                }
            } else {
                for (String word : table.categories(column).dictionary()) {
                    all.add(new Condition.Is(name, word));
                    all.add(new Condition.IsNot(name, word));
                }
            }
        }
        return all;
    }

    private static List<DetectionCounts> scores(List<Rule> rules, TrainingRows rows) {
        boolean[] attack = attack(rows);
        return rules.stream()
                .map(rule -> rule.score(rows.records().table(), attack))
                .distinct()
                .toList();
    }

    private static double best(List<DetectionCounts> scores, RuleGoal goal) {
        return scores.stream().mapToDouble(goal::value).max().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bestSingleConditionEqualsThatOfAnExhaustiveSearch(long seed) {
        TrainingRows rows = random(seed, 300);
        List<DetectionCounts> all = scores(
                conditions(rows.records().table()).stream()
                        .<Rule>map(Rule.Single::new)
                        .toList(),
                rows);
        for (RuleGoal goal : GOALS) {
            RuleFinder.ScoredRule found = RuleFinder.of(rows).single(goal);
            assertThat(goal.value(found.score())).as("%s", goal).isEqualTo(best(all, goal));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bestPairEqualsThatOfAnExhaustiveSearch(long seed) {
        TrainingRows rows = random(seed, 50);
        List<Condition> conditions = conditions(rows.records().table());
        List<Rule> pairs = new ArrayList<>();
        for (Condition first : conditions) {
            for (Condition second : conditions) {
                pairs.add(new Rule.Both(first, second));
                pairs.add(new Rule.Either(first, second));
            }
        }
        List<DetectionCounts> all = scores(pairs, rows);
        for (RuleGoal goal : GOALS) {
            RuleFinder.ScoredRule found = RuleFinder.of(rows).pair(goal);
            assertThat(goal.value(found.score())).as("%s", goal).isEqualTo(best(all, goal));
        }
    }

    @Test
    void scoreOfARuleIsThatOnItsTrainingRows() {
        TrainingRows rows = random(9, 500);
        RuleFinder finder = RuleFinder.of(rows);
        for (RuleGoal goal : GOALS) {
            for (RuleFinder.ScoredRule found : List.of(finder.single(goal), finder.pair(goal))) {
                assertThat(found.rule().score(rows.records().table(), attack(rows)))
                        .isEqualTo(found.score());
            }
        }
    }

    @Test
    void pairsOnColumnsWithManyValuesUseThresholdsThatDivideTheRows() {
        SplittableRandom random = new SplittableRandom(3);
        double[] first = random.doubles(5_000).toArray();
        double[] second = random.doubles(5_000).toArray();
        boolean[] attack = new boolean[5_000];
        for (int i = 0; i < attack.length; i++) {
            attack[i] = first[i] > 0.3 && second[i] <= 0.6;
        }
        RuleFinder.ScoredRule found = RuleFinder.of(rows(
                        List.of(new Feature.Numeric("a"), new Feature.Numeric("b")),
                        List.of(Numbers.of(first), Numbers.of(second)),
                        attack))
                .pair(new RuleGoal.Youden());
        assertThat(found.rule()).isInstanceOfSatisfying(Rule.Both.class, both -> {
            assertThat(both.first())
                    .isInstanceOfSatisfying(
                            Condition.Above.class,
                            above -> assertThat(above.threshold()).isCloseTo(0.3, within(0.01)));
            assertThat(both.second())
                    .isInstanceOfSatisfying(
                            Condition.AtMost.class,
                            most -> assertThat(most.threshold()).isCloseTo(0.6, within(0.01)));
        });
        assertThat(found.score().detectionRate()).isGreaterThan(0.97);
    }

    @Test
    void pairOnOneColumnIsAnInterval() {
        double[] values = IntStream.range(0, 20).asDoubleStream().toArray();
        boolean[] attack = new boolean[20];
        for (int i = 5; i < 9; i++) {
            attack[i] = true;
        }
        RuleFinder finder = RuleFinder.of(rows(List.of(new Feature.Numeric("x")), List.of(Numbers.of(values)), attack));
        assertThat(finder.pair(new RuleGoal.Youden()).rule().text()).isEqualTo("x > 4 and x <= 8");
        assertThat(finder.single(new RuleGoal.DetectionWithin(0)).score().detectionRate())
                .isZero();
    }

    @Test
    void constantColumnsHaveNoRule() {
        TrainingRows rows = rows(
                List.of(new Feature.Numeric("x")), List.of(Numbers.of(1, 1, 1)), new boolean[] {true, false, true});
        assertThatThrownBy(() -> RuleFinder.of(rows).single(new RuleGoal.Youden()))
                .hasMessage(
                        "rules: expected a column with two values, found the same value in all rows of every column");
    }

    @Test
    void errorNamesTheMissingFeature() {
        Rule rule = new Rule.Single(new Condition.Above("count", 3));
        Table table = new Table(new Schema(List.of(new Feature.Numeric("x"))), List.of(Numbers.of(1)));
        assertThatThrownBy(() -> rule.on(table)).hasMessage("expected feature 'count', found only x");
    }

    @Test
    void severalGoalsAreSearchedInOnePassAndNamed() {
        TrainingRows rows = random(4, 300);
        List<BestRule> rules = BestRule.of(rows, List.of(new RuleGoal.DetectionWithin(0.015), new RuleGoal.Youden()));

        assertThat(rules)
                .extracting(BestRule::name)
                .containsExactly(
                        "best rule of two conditions, at most 1.5% false positives",
                        "best rule of one condition, at most 1.5% false positives",
                        "best rule of two conditions, Youden's index",
                        "best rule of one condition, Youden's index");
        assertThat(rules.get(2).training())
                .isEqualTo(RuleFinder.of(rows).pair(new RuleGoal.Youden()).score());
        assertThat(rules.get(1).training())
                .isEqualTo(RuleFinder.of(rows)
                        .single(new RuleGoal.DetectionWithin(0.015))
                        .score());
    }

    @Test
    void pairsTryTheCommonestOfVeryManyCategories() {
        List<String> words = new ArrayList<>();
        double[] numbers = new double[3_000];
        boolean[] attack = new boolean[3_000];
        for (int i = 0; i < attack.length; i++) {
            numbers[i] = i % 5;
            words.add(i % 3 == 0 ? "common" : "rare" + i);
            attack[i] = numbers[i] > 2 && words.get(i).equals("common");
        }
        RuleFinder.ScoredRule found = RuleFinder.of(rows(
                        List.of(new Feature.Numeric("x"), new Feature.Categorical("word")),
                        List.of(Numbers.of(numbers), Categories.of(words)),
                        attack))
                .pair(new RuleGoal.Youden());

        assertThat(found.rule().text()).isEqualTo("x > 2 and word = common");
    }

    @Test
    void pairsOfVeryManyColumnsTryThoseThatDoBestAlone() {
        SplittableRandom random = new SplittableRandom(5);
        List<Feature> features = new ArrayList<>();
        List<io.gruard.core.Column> columns = new ArrayList<>();
        for (int column = 0; column < 2 * RuleFinder.MAX_COLUMNS; column++) {
            features.add(new Feature.Numeric("x" + column));
            columns.add(Numbers.of(IntStream.range(0, 400)
                    .mapToDouble(row -> random.nextInt(4))
                    .toArray()));
        }
        boolean[] attack = new boolean[400];
        for (int row = 0; row < attack.length; row++) {
            attack[row] = ((Numbers) columns.get(90)).value(row) > 1 || ((Numbers) columns.getLast()).value(row) > 2;
        }

        RuleFinder.ScoredRule found =
                RuleFinder.of(rows(features, columns, attack)).pair(new RuleGoal.Youden());

        assertThat(found.rule().text()).isEqualTo("x90 > 1 or x127 > 2");
    }

    @Test
    void constantColumnsHaveNoBestRule() {
        TrainingRows rows = rows(
                List.of(new Feature.Numeric("x"), new Feature.Categorical("word")),
                List.of(Numbers.of(1, 1), Categories.of(List.of("a", "a"))),
                new boolean[] {true, false});

        assertThat(BestRule.of(rows, List.of(new RuleGoal.Youden()))).isEmpty();
    }
}
