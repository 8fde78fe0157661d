package io.gruard.training.balance;

import io.gruard.core.SpecReader;
import io.gruard.core.TrainingSet;

/** How the classes of the training rows are balanced. */
public sealed interface Balance permits NoBalance, Smote {
    /** The text forms that {@link #parse} accepts, for messages. */
    String FORMS =
            "none, smote, smote:0.5, smote:R2L=5000,U2R=2000, smote-nc, each smote also with k=N, fewer-neighbours and"
                    + " by-label";

    /**
     * Reads the text form of a balance:
     *
     * <ul>
     *   <li>{@code none}
     *   <li>{@code smote}: grows every class to the size of the largest
     *   <li>{@code smote:0.5}: grows every class to that fraction of the largest
     *   <li>{@code smote:R2L=5000,U2R=2000}: grows these classes to these numbers of rows
     *   <li>{@code smote-nc}: the same options, with a vote of the neighbours on each category
     *   <li>{@code smote:k=3}: sets the number of neighbours
     *   <li>{@code smote:fewer-neighbours}: uses fewer neighbours for small classes and skips classes with a single row
     *   <li>{@code smote:by-label}: grows the rarest labels of a class first, each from its own rows
     * </ul>
     *
     * <p>docs/SETTINGS.md has the grammar.
     *
     * @throws IllegalArgumentException if the text is none of these; the message gives the position
     */
    static Balance parse(String spec) {
        SpecReader reader = new SpecReader("balance", spec);
        String name = reader.id();
        for (Smote.Variant variant : Smote.Variant.values()) {
            if (variant.id().equals(name)) {
                return SmoteSpec.read(reader, variant);
            }
        }
        if (!name.equals(NoBalance.ID)) {
            throw reader.error(0, "unknown balance '" + (name.isEmpty() ? spec : name) + "', expected " + FORMS);
        }
        reader.expectEnd("");
        return new NoBalance();
    }

    /** Returns the text form, as {@link #parse} reads it. */
    String spec();

    /**
     * Returns the training set with synthetic rows appended. The same seed gives the same rows for any number of threads.
     *
     * @throws IllegalArgumentException if a class is too small or unknown
     */
    TrainingSet apply(TrainingSet set, long seed, int threads);
}
