package io.gruard.training.audit;

import io.gruard.core.Records;
import java.util.ArrayList;
import java.util.List;

/**
 * The leakage audit of a data set under a protocol.
 *
 * @param settings where findings begin to matter
 */
public record Audit(AuditSettings settings) {
    /** With the usual settings. */
    public static Audit defaults() {
        return new Audit(AuditSettings.defaults());
    }

    /**
     * The checks that cost no more than a few passes over the rows: duplicates, overlap, small classes, constant columns.
     *
     * @param main the rows to train on, or to split
     * @param splits what the protocol makes of them
     */
    public List<Finding> cheap(Records main, List<NamedSplit> splits) {
        List<Finding> findings = new ArrayList<>(DuplicateCheck.of(main));
        for (NamedSplit split : splits) {
            findings.add(OverlapCheck.of(split, settings.tolerance()));
        }
        findings.addAll(SmallClassCheck.of(splits, settings.rowsExpected()));
        findings.addAll(ColumnCheck.constant(main.table()));
        return findings;
    }

    /**
     * All checks.
     *
     * @param tests the publishers' test parts, to look for drift; empty if the protocol has none
     */
    public AuditReport whole(
            String dataSet, String protocol, Records main, List<Records> tests, List<NamedSplit> splits) {
        List<Finding> findings = new ArrayList<>(cheap(main, splits));
        for (Records test : tests) {
            findings.addAll(DuplicateCheck.of(test));
        }
        findings.addAll(ColumnCheck.identifiers(main.table()));
        findings.addAll(SeparationCheck.of(main));
        for (Records test : tests) {
            findings.addAll(DriftCheck.of(main, test, settings.driftExpected()));
        }
        return new AuditReport(dataSet, protocol, findings);
    }
}
