package io.gruard.experiment.selection;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The answers to all questions, classes left out, services left out and hard rows from three cuts in this order, as a table. */
public final class NoveltyTable {
    /** Of the benign traffic of other days so much is taken to be of a kind that training never saw. */
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
                "Attacks found, %%, mean of the %d questions, at expected false-positive rates, the mean of three"
                        + " estimates; then at %.0f %% by question, the budget for it, the benign rows of services left"
                        + " out and their spread by draw; last the budget at which none of the three estimates exceeds"
                        + " it, what is found and the benign rows of services there.%n%n",
                questions.size(), 100 * LEVEL);
        out.print("| measure |");
        for (double rate : RATES) {
            out.printf(Locale.ROOT, " %.0f %% |", 100 * rate);
        }
        questions.forEach(question -> out.printf(" %s |", question.name()));
        out.println(
                " budget | benign rows of services | ± by draw | budget within | found | benign rows of services |");
        out.println("|---".repeat(RATES.length + questions.size() + 7) + "|");
        answers.forEach((words, of) -> out.println(row(words, of)));
        List<Answer> first = answers.values().iterator().next();
        out.printf(Locale.ROOT, "| the classifier alone, at %.2f %% |", 100 * mean(estimates(first))[0]);
        out.printf(Locale.ROOT, " %.1f |", 100 * found(first)[0]);
        out.print(" |".repeat(RATES.length - 1));
        for (Answer answer : first) {
            out.printf(Locale.ROOT, " %.1f |", 100 * answer.found()[0]);
        }
        out.printf(Locale.ROOT, " | %.1f | | | | |%n", 100 * first.get(1).benign()[0]);
    }

    private static String row(String words, List<Answer> answers) {
        List<double[]> estimates = estimates(answers);
        double[] rates = mean(estimates);
        double[] max = max(estimates);
        double[] budgets = new double[Answer.BUDGETS];
        Arrays.setAll(budgets, i -> i * Answer.STEP);
        Answer services = answers.get(1);
        List<String> cells = new ArrayList<>();
        cells.add(words);
        for (double rate : RATES) {
            cells.add(percent(1, at(rate, rates, found(answers))));
        }
        for (Answer answer : answers) {
            cells.add(percent(1, at(LEVEL, rates, answer.found())));
        }
        cells.add(percent(2, at(LEVEL, rates, budgets)));
        cells.add(percent(1, at(LEVEL, rates, services.benign())));
        cells.add(percent(1, at(LEVEL, rates, services.spread())));
        cells.add(percent(2, at(LEVEL, max, budgets)));
        cells.add(percent(1, at(LEVEL, max, found(answers))));
        cells.add(percent(1, at(LEVEL, max, services.benign())));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String percent(int digits, double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", 100 * share);
    }

    /** Three estimates of the rate in benign traffic of other days, by budget. */
    static List<double[]> estimates(List<Answer> answers) {
        double[] heldOut = answers.get(0).benign();
        double[] services = answers.get(1).benign();
        double[] mixed = new double[Answer.BUDGETS];
        Arrays.setAll(mixed, i -> (1 - NEW_TRAFFIC) * heldOut[i] + NEW_TRAFFIC * services[i]);
        return List.of(mixed, answers.get(2).benign(), answers.get(3).benign());
    }

    private static double[] found(List<Answer> answers) {
        return mean(answers.stream().map(Answer::found).toList());
    }

    private static double[] mean(List<double[]> many) {
        return Answer.mean(many);
    }

    private static double[] max(List<double[]> many) {
        double[] max = new double[Answer.BUDGETS];
        Arrays.setAll(max, i -> many.stream().mapToDouble(one -> one[i]).max().orElse(Double.NaN));
        return max;
    }

    /** What {@code values} are where {@code rates}, which never fall, reach a rate, between two budgets on the line; not a number where none does. */
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
