package io.gruard.data.audit;

import java.util.Locale;

/** How grave a finding is. */
public enum Verdict {
    /** Looked at, nothing found. */
    FINE,
    /** To know when reading figures. */
    NOTE,
    /** Rows that judge are known from training: figures are inflated. */
    LEAK;

    /** In lower case, for files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
