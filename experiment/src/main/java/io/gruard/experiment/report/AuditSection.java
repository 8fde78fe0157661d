package io.gruard.experiment.report;

import io.gruard.training.audit.AuditVerdict;
import io.gruard.training.audit.Check;
import io.gruard.training.audit.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Section on the findings of the leakage audit. */
final class AuditSection {
    private AuditSection() {}

    static String html(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        StringBuilder body = new StringBuilder();
        for (Finding finding : condensed(findings)) {
            body.append("<tr class=\"")
                    .append(finding.verdict().id())
                    .append("\"><td>")
                    .append(finding.verdict().id())
                    .append("</td><td class=\"text wrap\"><code>")
                    .append(finding.check().id())
                    .append("</code> ")
                    .append(Html.escape(finding.subject() + ": " + finding.sentence()))
                    .append("</td></tr>\n");
        }
        return "<h2>Leakage audit</h2>\n"
                + "<p class=\"note\">These are the quick checks of the training and test rows. <code>gruard"
                + " audit</code> runs all checks. ‘leak’ means that test rows also occur in the training"
                + " rows; ‘note’ marks findings that matter when you read the figures.</p>\n"
                + Html.proseTable(List.of("verdict", "finding"), body.toString());
    }

    /** Merges all findings on constant columns into one. */
    private static List<Finding> condensed(List<Finding> findings) {
        List<Finding> constant = findings.stream()
                .filter(finding -> finding.check() == Check.CONSTANT_COLUMN && finding.verdict() == AuditVerdict.NOTE)
                .toList();
        if (constant.size() < 2) {
            return findings;
        }
        List<Finding> condensed = new ArrayList<>(findings);
        condensed.removeAll(constant);
        condensed.add(new Finding(
                Check.CONSTANT_COLUMN,
                AuditVerdict.NOTE,
                constant.size() + " features",
                "each has the same value in every row: "
                        + constant.stream().map(Finding::subject).collect(Collectors.joining(", ")),
                Map.of()));
        return condensed;
    }
}
