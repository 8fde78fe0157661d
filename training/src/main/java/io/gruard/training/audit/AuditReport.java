package io.gruard.training.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * The findings of an audit.
 *
 * @param dataSet name of the data set
 * @param protocol the protocol whose splits were checked, in its text form
 * @param findings in the order of the checks
 */
public record AuditReport(String dataSet, String protocol, List<Finding> findings) {
    public AuditReport {
        findings = List.copyOf(findings);
    }

    /** Returns whether any split leaks. */
    public boolean leaks() {
        return findings.stream().anyMatch(finding -> finding.verdict() == AuditVerdict.LEAK);
    }

    /** Returns the report with one more finding. */
    public AuditReport with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new AuditReport(dataSet, protocol, more);
    }
}
