package io.gruard.training.metric;

import io.gruard.core.Categories;
import io.gruard.training.rule.DetectionCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a detector is worth in operation, for the model and for the best one-line rules next to it: rates, precision where
 * attacks are rare, an analyst's time, rates by hour, alerts a day, and rates for each value of the reported columns.
 *
 * @param detectors the model first, then the rules
 * @param minutesPerAlert working time of an analyst for one alert, which the figures assume
 * @param period the time that the test rows cover; null without time stamps
 */
public record DeploymentFigures(
        List<DetectorFigures> detectors,
        double minutesPerAlert,
        @Nullable TestPeriod period) {
    /** Name of the first detector. */
    public static final String MODEL = "model";

    /** A rule may have a false-positive rate higher by this and still reach the model. */
    private static final double FALSE_POSITIVE_MARGIN = 0.01;

    public DeploymentFigures {
        detectors = List.copyOf(detectors);
    }

    /** The figures of predictions; null if nothing is known of the rows besides. */
    static @Nullable DeploymentFigures of(Predictions predictions) {
        TestContext context = predictions.context();
        if (context == null) {
            return null;
        }
        boolean[] attack = new boolean[predictions.count()];
        for (int row = 0; row < attack.length; row++) {
            attack[row] = predictions.actual()[row] != predictions.classes().benign();
        }
        TestPeriod period =
                context.rows().timed() ? TestPeriod.of(context.rows().times()) : null;
        List<DetectorFigures> detectors = new ArrayList<>();
        detectors.add(figures(MODEL, "", null, attack, called(predictions), context, period));
        for (TestContext.AppliedRule rule : context.rules()) {
            detectors.add(figures(rule.name(), rule.text(), rule.training(), attack, rule.called(), context, period));
        }
        return new DeploymentFigures(detectors, context.minutesPerAlert(), period);
    }

    /** Whether each row is classified as an attack: by its verdict, or by its class if there are no verdicts. */
    private static boolean[] called(Predictions predictions) {
        int benign = predictions.classes().benign();
        VerdictRows verdicts = predictions.verdicts();
        boolean[] called = new boolean[predictions.count()];
        for (int row = 0; row < called.length; row++) {
            int as = verdicts == null ? predictions.predicted(row) : verdicts.predicted()[row];
            called[row] = as != benign;
        }
        return called;
    }

    private static DetectorFigures figures(
            String name,
            String rule,
            @Nullable DetectionCounts training,
            boolean[] attack,
            boolean[] called,
            TestContext context,
            @Nullable TestPeriod period) {
        DetectionCounts counts = DetectionCounts.of(attack, called);
        List<ColumnRates> columns = new ArrayList<>();
        for (Map.Entry<String, Categories> column : context.rows().reportBy().entrySet()) {
            columns.add(ColumnRates.of(column.getKey(), column.getValue(), attack, called));
        }
        return new DetectorFigures(
                name,
                rule,
                training,
                counts,
                period == null ? AttackRates.of(attack, called) : inOrder(period.order(), attack, called),
                BaseRateFigures.of(counts, context.minutesPerAlert()),
                period == null ? null : TimeFigures.of(period, context.rows().times(), attack, called),
                columns);
    }

    private static AttackRates inOrder(int[] order, boolean[] attack, boolean[] called) {
        boolean[] sortedAttack = new boolean[order.length];
        boolean[] sortedCalled = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            sortedAttack[i] = attack[order[i]];
            sortedCalled[i] = called[order[i]];
        }
        return AttackRates.of(sortedAttack, sortedCalled);
    }

    /** The model's figures. */
    public DetectorFigures model() {
        return detectors.getFirst();
    }

    /** The rules' figures; empty if no rules were searched. */
    public List<DetectorFigures> rules() {
        return detectors.subList(1, detectors.size());
    }

    /** The rule with the largest detection rate minus false-positive rate on the training rows; null without rules. */
    public @Nullable DetectorFigures bestRule() {
        return rules().stream()
                .max(Comparator.comparingDouble(DeploymentFigures::trained))
                .orElse(null);
    }

    private static double trained(DetectorFigures rule) {
        return rule.training() == null ? 0 : rule.training().youden();
    }

    /**
     * Whether a rule does as well as the model: its detection rate minus its false-positive rate is at least the model's, and
     * its false-positive rate is at most one percentage point higher. Without benign rows or attacks nothing is compared.
     */
    public boolean reachesModel(DetectorFigures rule) {
        DetectionCounts model = model().counts();
        return model.attacks() > 0
                && model.benign() > 0
                && rule.counts().youden() >= model.youden()
                && rule.counts().falsePositiveRate() <= model.falsePositiveRate() + FALSE_POSITIVE_MARGIN;
    }

    /** The names of the reported columns. */
    public List<String> columns() {
        return model().columns().stream().map(ColumnRates::column).toList();
    }

    /** The rules that do as well as the model. */
    public List<DetectorFigures> rulesThatReachTheModel() {
        return rules().stream().filter(this::reachesModel).toList();
    }
}
