package io.gruard.optimize;

/** Whether a study minimizes or maximizes its objective. */
public enum Direction {
    MINIMIZE("MINIMIZE"),
    MAXIMIZE("MAXIMIZE");

    private final String id;

    Direction(String id) {
        this.id = id;
    }

    /** Returns Optuna's name of the direction, as in its tables. */
    public String id() {
        return id;
    }

    /**
     * Returns the direction with an {@link #id}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Direction of(String id) {
        for (Direction direction : values()) {
            if (direction.id.equals(id)) {
                return direction;
            }
        }
        throw new IllegalArgumentException("direction: expected MINIMIZE or MAXIMIZE, found '" + id + "'");
    }

    /** Returns the value with the sign that makes smaller values better. */
    public double loss(double value) {
        return this == MINIMIZE ? value : -value;
    }

    /** Returns whether {@code value} is better than {@code than}. */
    public boolean isBetter(double value, double than) {
        return this == MINIMIZE ? value < than : value > than;
    }
}
