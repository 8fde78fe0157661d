package io.gruard.training.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One finding.
 *
 * @param check what was looked for
 * @param verdict how grave it is
 * @param subject the part, split, feature or class it is about
 * @param sentence what was found, for people
 * @param figures the same for programs
 */
public record Finding(Check check, AuditVerdict verdict, String subject, String sentence, Map<String, Number> figures) {
    public Finding {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** One line: verdict, check, subject, sentence. */
    @Override
    public String toString() {
        return "%-4s  %-18s  %s: %s".formatted(verdict.name(), check.id(), subject, sentence);
    }
}
