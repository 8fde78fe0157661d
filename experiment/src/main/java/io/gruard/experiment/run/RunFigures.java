package io.gruard.experiment.run;

import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.Repetition;
import io.gruard.training.protocol.RowCounts;
import java.util.List;

/**
 * All figures of a run, as in {@code metrics.json}.
 *
 * @param dataset name of the data set
 * @param model name of the architecture
 * @param protocol text form of the protocol
 * @param rows number of rows of the round whose model is the run's model
 * @param evaluations in the order of evaluation; the first is the headline of the run
 * @param throughput speed on the machine of the run
 * @param repetitions the spread over folds and over seeds, if there are several
 * @param warnings sentences that a reader of the figures must know
 */
public record RunFigures(
        String dataset,
        String model,
        String protocol,
        RowCounts rows,
        List<Evaluation> evaluations,
        Throughput throughput,
        List<Repetition> repetitions,
        List<String> warnings) {
    public RunFigures {
        evaluations = List.copyOf(evaluations);
        repetitions = List.copyOf(repetitions);
        warnings = List.copyOf(warnings);
        if (evaluations.isEmpty()) {
            throw new IllegalArgumentException("run: expected at least one evaluation, found none");
        }
    }

    /** What the rounds of a repetition over folds are: folds, pairs of parts, or what each of them leaves out. */
    public String rounds() {
        List<String> names = evaluations.stream().map(Evaluation::name).toList();
        if (names.stream().anyMatch(EvaluationName::isOfLabel)) {
            return "attacks left out";
        }
        if (names.stream().anyMatch(EvaluationName::isTransfer)) {
            return "pairs of parts";
        }
        return names.stream().anyMatch(EvaluationName::isOfValue) ? "values left out" : "folds";
    }

    /** Returns the main evaluation of the run. */
    public Evaluation headline() {
        return evaluations.getFirst();
    }
}
