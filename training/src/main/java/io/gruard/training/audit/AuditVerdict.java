package io.gruard.training.audit;

/** How grave a finding is. */
public enum AuditVerdict {
    /** Looked at, nothing found. */
    FINE("fine"),
    /** To know when reading figures. */
    NOTE("note"),
    /** More test rows than tolerated also occur in the training rows: figures may be inflated. */
    LEAK("leak");

    private final String word;

    AuditVerdict(String word) {
        this.word = word;
    }

    /** As in files. */
    public String id() {
        return word;
    }
}
