package io.gruard.training.audit;

/** Severity of a finding. */
public enum AuditVerdict {
    /** The check found nothing. */
    FINE("fine"),
    /** The finding matters for the interpretation of figures. */
    NOTE("note"),
    /** More test rows than tolerated also occur in the training rows, so figures may be inflated. */
    LEAK("leak");

    private final String id;

    AuditVerdict(String id) {
        this.id = id;
    }

    /** Returns its name in files. */
    public String id() {
        return id;
    }
}
