package io.gruard.training.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * What an audit found.
 *
 * @param dataSet its name
 * @param protocol the protocol whose splits were looked at, in its text form
 * @param findings in the order of the checks
 */
public record AuditReport(String dataSet, String protocol, List<Finding> findings) {
    public AuditReport {
        findings = List.copyOf(findings);
    }

    /** Whether any split leaks. */
    public boolean leaks() {
        return findings.stream().anyMatch(finding -> finding.verdict() == AuditVerdict.LEAK);
    }

    /** The same report with one more finding. */
    public AuditReport with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new AuditReport(dataSet, protocol, more);
    }
}
