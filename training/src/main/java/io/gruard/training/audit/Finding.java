package io.gruard.training.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A finding of an audit.
 *
 * @param check the check that found it
 * @param verdict its severity
 * @param subject the part, split, feature or class that it is about
 * @param sentence description for readers
 * @param figures the figures of the description, by name
 */
public record Finding(Check check, AuditVerdict verdict, String subject, String sentence, Map<String, Number> figures) {
    public Finding {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Returns one line with verdict, check, subject and sentence. */
    @Override
    public String toString() {
        return "%-4s  %-18s  %s: %s".formatted(verdict.name(), check.id(), subject, sentence);
    }
}
