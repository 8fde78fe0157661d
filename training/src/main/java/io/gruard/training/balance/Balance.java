package io.gruard.training.balance;

import io.gruard.core.SpecReader;
import io.gruard.core.TrainingSet;

/** How the rows to train on are made less skewed. */
public sealed interface Balance permits NoBalance, Smote {
    /** What users may write after {@code --balance}. */
    String FORMS =
            "none, smote, smote:0.5, smote:R2L=5000,U2R=2000, smote-nc, each smote also with k=N, fewer-neighbours and"
                    + " by-label";

    /**
     * The balance in words.
     *
     * <ul>
     *   <li>{@code none}
     *   <li>{@code smote}: every class up to the largest
     *   <li>{@code smote:0.5}: every class up to that fraction of the largest
     *   <li>{@code smote:R2L=5000,U2R=2000}: these classes up to so many rows
     *   <li>{@code smote-nc} likewise, with votes on categories
     *   <li>{@code smote:k=3}: another number of neighbours; {@code smote:fewer-neighbours}: fewer for classes too small, none for a single row
     *   <li>{@code smote:by-label}: within a class the rarest labels grow first, each from its own rows
     * </ul>
     *
     * <p>docs/SETTINGS.md has the grammar.
     *
     * @throws IllegalArgumentException if it is none of these; the message gives the position
     */
    static Balance parse(String words) {
        SpecReader reader = new SpecReader("balance", words);
        String name = reader.id();
        for (Smote.Variant variant : Smote.Variant.values()) {
            if (variant.id().equals(name)) {
                return SmoteSpec.read(reader, variant);
            }
        }
        if (!name.equals(NoBalance.ID)) {
            throw reader.error(0, "unknown balance '" + (name.isEmpty() ? words : name) + "', expected " + FORMS);
        }
        reader.expectEnd("");
        return new NoBalance();
    }

    /** The words that {@link #parse} takes for this. */
    String spec();

    /**
     * The training set with synthetic rows after its own. The same seed gives the same rows for any number of threads.
     *
     * @throws IllegalArgumentException if a class is too small or unknown
     */
    TrainingSet apply(TrainingSet set, long seed, int threads);
}
