package io.gruard.model;

/** A model's word on one record. */
public sealed interface Verdict {
    /** Like the benign records of the training data, to the classifier and to the novelty detector. */
    record Benign(float probability, float novelty) implements Verdict {}

    /**
     * An attack of a class that training knew.
     *
     * @param attackClass index of the class
     * @param probability of that class
     */
    record KnownAttack(int attackClass, float probability) implements Verdict {}

    /**
     * The classifier sees no attack, but nothing benign in the training data looked like this.
     *
     * @param novelty how unlike, in 0..1
     * @param nearestClass index of the attack class that is most like it
     */
    record UnknownAttack(float novelty, int nearestClass) implements Verdict {}

    /** As it is written in tables: {@code benign}, {@code known} or {@code unknown}. */
    default String id() {
        return switch (this) {
            case Benign benign -> "benign";
            case KnownAttack known -> "known";
            case UnknownAttack unknown -> "unknown";
        };
    }

    /** Whether it is worth an alert. */
    default boolean attack() {
        return switch (this) {
            case Benign benign -> false;
            case KnownAttack known -> true;
            case UnknownAttack unknown -> true;
        };
    }

    /**
     * The class that the record is counted under where every record must have one: of an unknown attack the nearest.
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
