package io.gruard.detect.alert;

/** The clock of the machine, as far as windows of alerts end by it. */
@FunctionalInterface
public interface AlertClock {
    /** For recorded traffic: time passes in the records alone. */
    AlertClock STOPPED = () -> 0;

    /** For live traffic. */
    AlertClock LIVE = System::nanoTime;

    /** Nanoseconds from an arbitrary beginning. */
    long nanos();
}
