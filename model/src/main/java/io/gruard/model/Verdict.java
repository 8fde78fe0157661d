package io.gruard.model;

/** The decision of a model for one record. */
public sealed interface Verdict {
    /** Similar to the benign training records, for the classifier and for the novelty detector. */
    record Benign(float probability, float novelty) implements Verdict {}

    /**
     * An attack of a class in the training data.
     *
     * @param attackClass index of the class
     * @param probability probability of the class
     */
    record KnownAttack(int attackClass, float probability) implements Verdict {}

    /**
     * An attack of no known class: the classifier considers it benign, but no benign training record is similar.
     *
     * @param novelty dissimilarity from the benign training records, in 0..1
     * @param nearestClass index of the most similar attack class
     */
    record UnknownAttack(float novelty, int nearestClass) implements Verdict {}

    /** The name in tables: {@code benign}, {@code known} or {@code unknown}. */
    default String id() {
        return switch (this) {
            case Benign benign -> "benign";
            case KnownAttack known -> "known";
            case UnknownAttack unknown -> "unknown";
        };
    }

    /** Whether it is an attack. */
    default boolean attack() {
        return switch (this) {
            case Benign benign -> false;
            case KnownAttack known -> true;
            case UnknownAttack unknown -> true;
        };
    }

    /**
     * The class under which the record is counted if every record must have one. For an unknown attack it is the most
     * similar attack class.
     *
     * @param benign index of the benign class
     */
    default int asClass(int benign) {
        return switch (this) {
            case Benign ignored -> benign;
            case KnownAttack known -> known.attackClass();
            case UnknownAttack unknown -> unknown.nearestClass();
        };
    }
}
