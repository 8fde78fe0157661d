package io.gruard.learn.tune;

/** Whether a study looks for small or for large values of its objective. */
public enum Direction {
    MINIMIZE,
    MAXIMIZE;

    /** The value with the sign that makes smaller better. */
    public double loss(double value) {
        return this == MINIMIZE ? value : -value;
    }

    public boolean isBetter(double value, double than) {
        return this == MINIMIZE ? value < than : value > than;
    }
}
