package io.gruard.training.metric;

import io.gruard.core.Classes;
import io.gruard.model.RecordScores;
import io.gruard.model.Verdict;
import io.gruard.model.VerdictRule;
import java.util.List;

/**
 * The verdicts on the rows of one evaluation.
 *
 * @param novelty novelty of each row, in 0..1
 * @param predicted the class under which the verdict of each row counts; for an unknown attack the nearest attack class
 * @param unknown whether the verdict is "unknown attack"
 * @param novel whether the row is an attack whose label does not occur in training
 */
public record VerdictRows(float[] novelty, int[] predicted, boolean[] unknown, boolean[] novel) {
    public VerdictRows {
        if (novelty.length != predicted.length || novelty.length != unknown.length || novelty.length != novel.length) {
            throw new IllegalArgumentException("verdicts: expected " + novelty.length + " rows in every column, found "
                    + predicted.length + ", " + unknown.length + " and " + novel.length);
        }
    }

    /** Makes the verdicts of a rule. */
    public static VerdictRows of(VerdictRule rule, RecordScores scores, boolean[] novel) {
        int[] predicted = new int[scores.rows()];
        boolean[] unknown = new boolean[scores.rows()];
        for (int row = 0; row < predicted.length; row++) {
            Verdict verdict = rule.verdict(scores, row);
            predicted[row] = verdict.asClass(rule.classes().benign());
            unknown[row] = verdict instanceof Verdict.UnknownAttack;
        }
        return new VerdictRows(scores.novelty(), predicted, unknown, novel);
    }

    int count() {
        return predicted.length;
    }

    /** Returns the kind of a row's verdict: {@code benign}, {@code known} or {@code unknown}. */
    public String kind(int row, Classes classes) {
        return unknown[row] ? "unknown" : predicted[row] == classes.benign() ? "benign" : "known";
    }

    /** Concatenates the rows of several evaluations. */
    static VerdictRows pooled(List<VerdictRows> parts) {
        int count = parts.stream().mapToInt(VerdictRows::count).sum();
        VerdictRows all = new VerdictRows(new float[count], new int[count], new boolean[count], new boolean[count]);
        int at = 0;
        for (VerdictRows part : parts) {
            System.arraycopy(part.novelty, 0, all.novelty, at, part.count());
            System.arraycopy(part.predicted, 0, all.predicted, at, part.count());
            System.arraycopy(part.unknown, 0, all.unknown, at, part.count());
            System.arraycopy(part.novel, 0, all.novel, at, part.count());
            at += part.count();
        }
        return all;
    }
}
