package io.gruard.training.protocol;

import io.gruard.training.audit.Audit;
import io.gruard.training.audit.AuditReport;
import io.gruard.training.audit.AuditVerdict;
import io.gruard.training.audit.Check;
import io.gruard.training.audit.Finding;
import io.gruard.training.audit.NamedSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Audits the rounds of a protocol for leakage between the training rows and the test rows. */
public final class RoundAudit {
    private static final Finding BALANCED_BEFORE_SPLIT = new Finding(
            Check.OVERLAP,
            AuditVerdict.LEAK,
            "leaky",
            "rows are balanced before the split, so training rows are synthesized from test rows",
            Map.of());

    private RoundAudit() {}

    /** Runs the quick checks, for the report of every run. */
    public static List<Finding> quick(Protocol protocol, TrainTestData data, long seed) {
        List<Round> rounds = Round.of(protocol, data, seed);
        List<Finding> findings = new ArrayList<>(Audit.defaults().quick(data.main(), splits(rounds)));
        if (leaksByConstruction(rounds)) {
            findings.add(BALANCED_BEFORE_SPLIT);
        }
        return findings;
    }

    /** Runs all checks. */
    public static AuditReport full(Protocol protocol, TrainTestData data, long seed) {
        List<Round> rounds = Round.of(protocol, data, seed);
        AuditReport report =
                Audit.defaults().full(data.dataset(), protocol.text(), data.main(), data.tests(), splits(rounds));
        return leaksByConstruction(rounds) ? report.with(BALANCED_BEFORE_SPLIT) : report;
    }

    private static List<NamedSplit> splits(List<Round> rounds) {
        List<NamedSplit> splits = new ArrayList<>();
        for (Round round : rounds) {
            if (round instanceof Round.Honest honest) {
                for (Round.Test test : honest.tests()) {
                    splits.add(new NamedSplit(test.evaluation(), honest.training(), test.records()));
                }
            }
        }
        return splits;
    }

    private static boolean leaksByConstruction(List<Round> rounds) {
        return rounds.stream().anyMatch(Round.Leaking.class::isInstance);
    }
}
