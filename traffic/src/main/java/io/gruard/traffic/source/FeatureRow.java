package io.gruard.traffic.source;

/** The features of one record, by name. Fails if the source of the record does not provide the feature. */
public interface FeatureRow {
    /** The value of a numeric feature. */
    double number(String feature);

    /** The value of a categorical feature. */
    String category(String feature);
}
