package io.gruard.experiment.run;

import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.Repetition;
import io.gruard.training.protocol.RowCounts;
import java.util.List;

/**
 * All figures of a run: what {@code metrics.json} says.
 *
 * @param dataset name of the data set
 * @param model name of the architecture
 * @param protocol how rows were split, balanced and judged
 * @param rows of the round whose model is the run's model
 * @param evaluations in the order judged; the first is the run's headline
 * @param throughput on the machine that ran it
 * @param repetitions the spread over folds and over seeds, where there are several
 * @param warnings what a reader of the figures must know, a sentence each
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
            throw new IllegalArgumentException("a run needs an evaluation");
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

    /** The evaluation that stands for the run. */
    public Evaluation headline() {
        return evaluations.getFirst();
    }
}
