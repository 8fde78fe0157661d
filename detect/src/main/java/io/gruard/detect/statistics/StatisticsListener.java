package io.gruard.detect.statistics;

/** Receives the statistics of a running detection. Called by one thread at a time. */
public interface StatisticsListener {
    /** Ignores statistics. */
    StatisticsListener NONE = new StatisticsListener() {
        @Override
        public void report(DetectionStatistics statistics) {}

        @Override
        public void failed(String reason) {}
    };

    /** Receives the statistics since the start. */
    void report(DetectionStatistics statistics);

    /**
     * Reports that statistics could not be collected or written as an event. Detection continues.
     *
     * @param reason in one line
     */
    void failed(String reason);
}
