package io.gruard.training.protocol;

import io.gruard.core.Records;
import io.gruard.training.audit.Audit;
import io.gruard.training.audit.AuditReport;
import io.gruard.training.audit.AuditVerdict;
import io.gruard.training.audit.Check;
import io.gruard.training.audit.Finding;
import io.gruard.training.audit.NamedSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The leakage audit of the rounds that a protocol makes: of the very rows that are fitted and judged. */
public final class RoundAudit {
    private static final Finding BALANCED_BEFORE_SPLIT = new Finding(
            Check.OVERLAP,
            AuditVerdict.LEAK,
            "leaky",
            "rows are balanced before they are split, so training rows are synthesized from test rows",
            Map.of());

    private RoundAudit() {}

    /** The checks that cost little, for every run's report. */
    public static List<Finding> cheap(Protocol protocol, TrainTestData material, long seed) {
        List<Round> rounds = Round.of(protocol, material, seed);
        List<Finding> findings = new ArrayList<>(Audit.defaults().cheap(material.main(), splits(rounds)));
        if (leaksByConstruction(rounds)) {
            findings.add(BALANCED_BEFORE_SPLIT);
        }
        return findings;
    }

    /** All checks. */
    public static AuditReport whole(Protocol protocol, TrainTestData material, long seed) {
        List<Round> rounds = Round.of(protocol, material, seed);
        List<Records> tests = protocol instanceof Protocol.Official ? material.tests() : List.of();
        AuditReport report =
                Audit.defaults().whole(material.dataset(), protocol.text(), material.main(), tests, splits(rounds));
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
