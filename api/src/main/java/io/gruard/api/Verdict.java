package io.gruard.api;

/** What a model decides about one row. */
public sealed interface Verdict {
    /** No attack: the row looks like the benign rows of the training data. */
    record Benign() implements Verdict {}

    /**
     * An attack of a class that the training data has.
     *
     * @param label the class
     * @param probability of this class, in 0..1
     */
    record KnownAttack(String label, float probability) implements Verdict {}

    /**
     * Unlike the benign rows of the training data, and of no known attack class.
     *
     * @param score the novelty, in 0..1
     * @param nearest the known attack class that is most similar
     */
    record NovelAttack(float score, String nearest) implements Verdict {}
}
