package io.gruard.training.metric;

import io.gruard.core.Records;
import io.gruard.core.RowContext;
import io.gruard.training.rule.BestRule;
import io.gruard.training.rule.DetectionCounts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of test rows besides a model's predictions.
 *
 * @param rows time stamps and the columns that reports tell rows apart by
 * @param rules the best one-line rules of the training rows, applied to the test rows
 * @param minutesPerAlert working time of an analyst for one alert
 */
public record TestContext(RowContext rows, List<AppliedRule> rules, double minutesPerAlert) {
    /** Working time for one alert if none is set. */
    public static final double DEFAULT_MINUTES_PER_ALERT = 10;

    public TestContext {
        rules = List.copyOf(rules);
    }

    /**
     * A rule with what it says of the test rows.
     *
     * @param name its kind and goal
     * @param text the rule itself; of several rounds whose rules differ, how many there are
     * @param training its counts on the training rows
     * @param called whether it calls each test row an attack
     */
    public record AppliedRule(String name, String text, DetectionCounts training, boolean[] called) {}

    /** Applies the rules of the training rows to test rows. */
    public static TestContext of(Records records, List<BestRule> rules, double minutesPerAlert) {
        return new TestContext(
                records.context(),
                rules.stream()
                        .map(rule -> new AppliedRule(
                                rule.name(),
                                rule.rule().text(),
                                rule.training(),
                                rule.rule().called(records.table())))
                        .toList(),
                minutesPerAlert);
    }

    /**
     * Joins the contexts of several rounds. Time stamps are left out: rounds of folds share a period, and a part may be tested
     * by several models, so rows by hour would not be the rows of one model.
     */
    static TestContext pooled(List<TestContext> parts, int[] rowsOfPart) {
        RowContext rows = parts.getFirst().rows;
        int count = rowsOfPart[0];
        for (int i = 1; i < parts.size(); i++) {
            rows = rows.followedBy(parts.get(i).rows, count, rowsOfPart[i]);
            count += rowsOfPart[i];
        }
        List<AppliedRule> rules = new ArrayList<>();
        int common = parts.stream().mapToInt(part -> part.rules.size()).min().orElse(0);
        for (int i = 0; i < common; i++) {
            int index = i;
            rules.add(pooledRules(
                    parts.stream().map(part -> part.rules.get(index)).toList()));
        }
        return new TestContext(new RowContext(new double[0], rows.reportBy()), rules, parts.getFirst().minutesPerAlert);
    }

    private static AppliedRule pooledRules(List<AppliedRule> parts) {
        Set<String> texts = new LinkedHashSet<>();
        DetectionCounts training = new DetectionCounts(0, 0, 0, 0);
        boolean[] called =
                new boolean[parts.stream().mapToInt(part -> part.called.length).sum()];
        int at = 0;
        for (AppliedRule part : parts) {
            texts.add(part.text);
            training = training.plus(part.training);
            System.arraycopy(part.called, 0, called, at, part.called.length);
            at += part.called.length;
        }
        String text = texts.size() == 1 ? parts.getFirst().text : texts.size() + " rules, one for each training part";
        return new AppliedRule(parts.getFirst().name, text, training, called);
    }
}
