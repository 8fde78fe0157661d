package io.gruard.optimize;

/** Whether a study looks for small or for large values of its objective. */
public enum Direction {
    MINIMIZE("MINIMIZE"),
    MAXIMIZE("MAXIMIZE");

    private final String id;

    Direction(String id) {
        this.id = id;
    }

    /** Optuna's name for the direction, as in its tables. */
    public String id() {
        return id;
    }

    /**
     * The direction of an {@link #id}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Direction of(String id) {
        for (Direction direction : values()) {
            if (direction.id.equals(id)) {
                return direction;
            }
        }
        throw new IllegalArgumentException("direction must be MINIMIZE or MAXIMIZE, found '" + id + "'");
    }

    /** The value with the sign that makes smaller better. */
    public double loss(double value) {
        return this == MINIMIZE ? value : -value;
    }

    public boolean isBetter(double value, double than) {
        return this == MINIMIZE ? value < than : value > than;
    }
}
