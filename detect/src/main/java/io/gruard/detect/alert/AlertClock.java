package io.gruard.detect.alert;

/** The machine's clock that ends alert windows. */
@FunctionalInterface
public interface AlertClock {
    /** For recorded traffic: time passes in the records only. */
    AlertClock STOPPED = () -> 0;

    /** For live traffic. */
    AlertClock LIVE = System::nanoTime;

    /** Returns nanoseconds since an arbitrary start. */
    long nanos();
}
