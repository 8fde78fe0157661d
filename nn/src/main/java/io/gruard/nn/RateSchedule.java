package io.gruard.nn;

/** Computes the factor of the learning rate, and remembers the state of a plateau schedule. */
final class RateSchedule {
    private final Schedule schedule;
    private TrainingState.PlateauState plateau;

    RateSchedule(Schedule schedule, TrainingState.PlateauState plateau) {
        this.schedule = schedule;
        this.plateau = plateau;
    }

    TrainingState.PlateauState plateau() {
        return plateau;
    }

    /**
     * Returns the factor.
     *
     * @param steps number of steps taken before
     */
    double factor(long steps) {
        return switch (schedule) {
            case Schedule.Constant ignored -> 1;
            case Schedule.Cosine cosine -> cosine(cosine, steps);
            case Schedule.Plateau ignored -> plateau.factor();
        };
    }

    private static double cosine(Schedule.Cosine cosine, long steps) {
        if (steps < cosine.warmup()) {
            return (steps + 1.0) / cosine.warmup();
        }
        double way = (double) (steps - cosine.warmup()) / (cosine.steps() - cosine.warmup());
        double half = 0.5 * (1 + Math.cos(Math.PI * Math.min(1, way)));
        return cosine.floor() + (1 - cosine.floor()) * half;
    }

    void observe(double value) {
        if (!(schedule instanceof Schedule.Plateau rule)) {
            return;
        }
        boolean better = plateau.lowest() == Double.POSITIVE_INFINITY
                || value < plateau.lowest() - Math.abs(plateau.lowest()) * rule.threshold();
        if (better) {
            plateau = new TrainingState.PlateauState(plateau.factor(), value, 0);
        } else if (plateau.idle() + 1 < rule.patience()) {
            plateau = new TrainingState.PlateauState(plateau.factor(), plateau.lowest(), plateau.idle() + 1);
        } else {
            double factor = Math.max(rule.floor(), plateau.factor() * rule.factor());
            plateau = new TrainingState.PlateauState(factor, plateau.lowest(), 0);
        }
    }
}
