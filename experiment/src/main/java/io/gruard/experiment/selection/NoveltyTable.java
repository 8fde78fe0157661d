package io.gruard.experiment.selection;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The answers to all questions as a table. The first questions are classes left out, services left out and hard rows for
 * three cuts, in this order.
 */
public final class NoveltyTable {
    /** Assumed share of the benign traffic on other days whose kind does not occur in training. */
    private static final double NEW_TRAFFIC = 0.1;

    private static final double[] RATES = {0.04, 0.05, 0.06};
    private static final double LEVEL = 0.05;

    private final List<Question> questions;
    private final Map<String, List<Answer>> answers;

    NoveltyTable(List<Question> questions, Map<String, List<Answer>> answers) {
        this.questions = questions;
        this.answers = answers;
    }

    /** Prints the table as Markdown. */
    public void print(PrintWriter out) {
        out.printf(
                "Detection rate in %%, mean of the %d questions, by estimated false-positive rate (mean of three"
                    + " estimates). Then at %.0f%%: the rate by question, the target for it, the false-positive rate"
                    + " of services left out and its spread. Last, the highest target at which no estimate exceeds"
                    + " that rate, with the detection rate and the false-positive rate of services left out.%n%n",
                questions.size(), 100 * LEVEL);
        out.print("| measure |");
        for (double rate : RATES) {
            out.printf(Locale.ROOT, " %.0f%% |", 100 * rate);
        }
        questions.forEach(question -> out.printf(" %s |", question.name()));
        out.println(" target | FPR of services | ± | max target | detected | FPR of services |");
        out.println("|---".repeat(RATES.length + questions.size() + 7) + "|");
        answers.forEach((spec, ofQuestions) -> out.println(row(spec, ofQuestions)));
        List<Answer> first = answers.values().iterator().next();
        out.printf(Locale.ROOT, "| classifier without novelty, at %.2f%% |", 100 * mean(estimates(first))[0]);
        out.printf(Locale.ROOT, " %.1f |", 100 * detected(first)[0]);
        out.print(" |".repeat(RATES.length - 1));
        for (Answer answer : first) {
            out.printf(Locale.ROOT, " %.1f |", 100 * answer.detected()[0]);
        }
        out.printf(Locale.ROOT, " | %.1f | | | | |%n", 100 * first.get(1).benign()[0]);
    }

    private static String row(String spec, List<Answer> answers) {
        List<double[]> estimates = estimates(answers);
        double[] rates = mean(estimates);
        double[] max = max(estimates);
        double[] targets = new double[Answer.TARGETS];
        Arrays.setAll(targets, i -> i * Answer.STEP);
        Answer services = answers.get(1);
        List<String> cells = new ArrayList<>();
        cells.add(spec);
        for (double rate : RATES) {
            cells.add(percent(1, at(rate, rates, detected(answers))));
        }
        for (Answer answer : answers) {
            cells.add(percent(1, at(LEVEL, rates, answer.detected())));
        }
        cells.add(percent(2, at(LEVEL, rates, targets)));
        cells.add(percent(1, at(LEVEL, rates, services.benign())));
        cells.add(percent(1, at(LEVEL, rates, services.spread())));
        cells.add(percent(2, at(LEVEL, max, targets)));
        cells.add(percent(1, at(LEVEL, max, detected(answers))));
        cells.add(percent(1, at(LEVEL, max, services.benign())));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String percent(int digits, double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", 100 * share);
    }

    /** Returns three estimates of the false-positive rate on other days, by target. */
    static List<double[]> estimates(List<Answer> answers) {
        double[] heldOut = answers.get(0).benign();
        double[] services = answers.get(1).benign();
        double[] mixed = new double[Answer.TARGETS];
        Arrays.setAll(mixed, i -> (1 - NEW_TRAFFIC) * heldOut[i] + NEW_TRAFFIC * services[i]);
        return List.of(mixed, answers.get(2).benign(), answers.get(3).benign());
    }

    private static double[] detected(List<Answer> answers) {
        return mean(answers.stream().map(Answer::detected).toList());
    }

    private static double[] mean(List<double[]> rates) {
        return Answer.mean(rates);
    }

    private static double[] max(List<double[]> rates) {
        double[] max = new double[Answer.TARGETS];
        Arrays.setAll(
                max, i -> rates.stream().mapToDouble(rate -> rate[i]).max().orElse(Double.NaN));
        return max;
    }

    /**
     * Interpolates {@code values} linearly at the point where the non-decreasing {@code rates} reach a rate. It returns NaN if
     * they do not reach it.
     */
    static double at(double rate, double[] rates, double[] values) {
        if (rates[0] > rate) {
            return Double.NaN;
        }
        for (int i = 1; i < rates.length; i++) {
            if (rates[i] > rate) {
                return values[i - 1] + (values[i] - values[i - 1]) * (rate - rates[i - 1]) / (rates[i] - rates[i - 1]);
            }
        }
        return Double.NaN;
    }
}
