package io.gruard.training.audit;

import io.gruard.core.Records;
import java.util.ArrayList;
import java.util.List;

/**
 * Audits a data set under a protocol for leakage and other problems.
 *
 * @param settings limits of the findings
 */
public record Audit(AuditSettings settings) {
    /** Uses the default settings. */
    public static Audit defaults() {
        return new Audit(AuditSettings.defaults());
    }

    /**
     * Runs the checks that take only a few passes over the rows: duplicates, overlap, small classes, constant columns.
     *
     * @param main the rows to train on, or to split
     * @param splits the splits of the protocol
     */
    public List<Finding> quick(Records main, List<NamedSplit> splits) {
        List<Finding> findings = new ArrayList<>(DuplicateCheck.of(main));
        for (NamedSplit split : splits) {
            findings.add(OverlapCheck.of(split, settings.tolerance()));
        }
        findings.addAll(SmallClassCheck.of(splits, settings.minRows()));
        findings.addAll(ColumnCheck.constant(main.table()));
        return findings;
    }

    /**
     * Runs all checks.
     *
     * @param tests the publishers' test parts, which are checked for drift; empty if the protocol has none
     */
    public AuditReport full(
            String dataSet, String protocol, Records main, List<Records> tests, List<NamedSplit> splits) {
        List<Finding> findings = new ArrayList<>(quick(main, splits));
        for (Records test : tests) {
            findings.addAll(DuplicateCheck.of(test));
        }
        findings.addAll(ColumnCheck.identifiers(main.table()));
        findings.addAll(SeparationCheck.of(main));
        for (Records test : tests) {
            findings.addAll(DriftCheck.of(main, test, settings.minDrift()));
        }
        return new AuditReport(dataSet, protocol, findings);
    }
}
