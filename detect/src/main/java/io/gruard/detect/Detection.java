package io.gruard.detect;

/**
 * The model's word on a record.
 *
 * @param observation the record
 * @param label name of the most probable class
 * @param probability of that class, 0 to 1
 * @param attack whether the class is an attack and its probability reaches the class's threshold
 */
public record Detection(Observation observation, String label, float probability, boolean attack) {
    /** The same, as one that shall make no alert. */
    public Detection asNoAttack() {
        return new Detection(observation, label, probability, false);
    }
}
