package io.gruard.training.metric;

import io.gruard.core.Classes;
import io.gruard.model.RecordScores;
import io.gruard.model.Verdict;
import io.gruard.model.VerdictRule;
import java.util.List;

/**
 * The verdicts on the rows of one evaluation.
 *
 * @param novelty of each row, in 0..1
 * @param called the class that each row counts under by its verdict; of an unknown attack the nearest
 * @param unknown whether the verdict was "unknown attack"
 * @param novel whether the row is an attack with a label that training had no row of
 */
public record VerdictRows(float[] novelty, int[] called, boolean[] unknown, boolean[] novel) {
    public VerdictRows {
        if (novelty.length != called.length || novelty.length != unknown.length || novelty.length != novel.length) {
            throw new IllegalArgumentException("found " + novelty.length + ", " + called.length + ", " + unknown.length
                    + " and " + novel.length + " rows, expected as many of each");
        }
    }

    /** The verdicts by a rule. */
    public static VerdictRows of(VerdictRule rule, RecordScores scores, boolean[] novel) {
        int[] called = new int[scores.rows()];
        boolean[] unknown = new boolean[scores.rows()];
        for (int row = 0; row < called.length; row++) {
            Verdict verdict = rule.verdict(scores, row);
            called[row] = verdict.asClass(rule.classes().benign());
            unknown[row] = verdict instanceof Verdict.UnknownAttack;
        }
        return new VerdictRows(scores.novelty(), called, unknown, novel);
    }

    int count() {
        return called.length;
    }

    /** A word for each row: {@code benign}, {@code known} or {@code unknown}. */
    public String word(int row, Classes classes) {
        return unknown[row] ? "unknown" : called[row] == classes.benign() ? "benign" : "known";
    }

    /** All rows of the parts, one after the other. */
    static VerdictRows pooled(List<VerdictRows> parts) {
        int count = parts.stream().mapToInt(VerdictRows::count).sum();
        VerdictRows all = new VerdictRows(new float[count], new int[count], new boolean[count], new boolean[count]);
        int at = 0;
        for (VerdictRows part : parts) {
            System.arraycopy(part.novelty, 0, all.novelty, at, part.count());
            System.arraycopy(part.called, 0, all.called, at, part.count());
            System.arraycopy(part.unknown, 0, all.unknown, at, part.count());
            System.arraycopy(part.novel, 0, all.novel, at, part.count());
            at += part.count();
        }
        return all;
    }
}
