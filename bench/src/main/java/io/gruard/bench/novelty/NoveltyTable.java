package io.gruard.bench.novelty;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The answers to all questions, classes left out, services left out and hard rows from three cuts in this order, as a table. */
final class NoveltyTable {
    /** Of the benign traffic of other days so much is taken to be of a kind that training never saw. */
    private static final double NEW_TRAFFIC = 0.1;

    private static final double[] RATES = {0.04, 0.05, 0.06};
    private static final int LEVEL = 1;

    private NoveltyTable() {}

    static void print(PrintWriter out, List<Question> questions, Map<String, List<Answer>> answers) {
        out.printf(
                "Attacks found, %%, mean of the %d questions, at expected false-positive rates; then at %.0f %% by"
                        + " question, the budget for it and the benign rows of services left out.%n%n",
                questions.size(), 100 * RATES[LEVEL]);
        out.print("| measure |");
        for (double rate : RATES) {
            out.printf(Locale.ROOT, " %.0f %% |", 100 * rate);
        }
        questions.forEach(question -> out.printf(" %s |", question.name()));
        out.println(" budget | benign rows of services |");
        out.println("|---".repeat(RATES.length + questions.size() + 3) + "|");
        answers.forEach((words, of) -> out.println(row(words, of)));
        Answer[] first = answers.values().iterator().next().toArray(Answer[]::new);
        out.printf(Locale.ROOT, "| the classifier alone, at %.2f %% |", 100 * expectedRate(Arrays.asList(first))[0]);
        out.printf(Locale.ROOT, " %.1f |", 100 * found(Arrays.asList(first))[0]);
        out.print(" |".repeat(RATES.length - 1));
        for (Answer answer : first) {
            out.printf(Locale.ROOT, " %.1f |", 100 * answer.found()[0]);
        }
        out.printf(Locale.ROOT, " | %.1f |%n", 100 * first[1].benign()[0]);
    }

    private static String row(String words, List<Answer> answers) {
        double[] rates = expectedRate(answers);
        List<String> cells = new ArrayList<>();
        cells.add(words);
        for (double rate : RATES) {
            cells.add(percent(at(rate, rates, found(answers))));
        }
        double level = RATES[LEVEL];
        for (Answer answer : answers) {
            cells.add(percent(at(level, rates, answer.found())));
        }
        double[] budgets = new double[Answer.BUDGETS];
        Arrays.setAll(budgets, i -> i * Answer.STEP);
        double budget = at(level, rates, budgets);
        cells.add(Double.isNaN(budget) ? "–" : String.format(Locale.ROOT, "%.2f", 100 * budget));
        cells.add(percent(at(level, rates, answers.get(1).benign())));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** Of benign traffic of other days, by budget. */
    static double[] expectedRate(List<Answer> answers) {
        double[] heldOut = answers.get(0).benign();
        double[] services = answers.get(1).benign();
        double[] mixed = new double[Answer.BUDGETS];
        Arrays.setAll(mixed, i -> (1 - NEW_TRAFFIC) * heldOut[i] + NEW_TRAFFIC * services[i]);
        return Answer.mean(
                List.of(mixed, answers.get(2).benign(), answers.get(3).benign()));
    }

    private static double[] found(List<Answer> answers) {
        return Answer.mean(answers.stream().map(Answer::found).toList());
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
