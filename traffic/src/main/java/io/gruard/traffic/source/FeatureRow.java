package io.gruard.traffic.source;

/** The features of one record, by name. Asking for a feature that the record's source does not give is an error. */
public interface FeatureRow {
    /** A numeric feature. */
    double number(String feature);

    /** A categorical feature. */
    String word(String feature);
}
