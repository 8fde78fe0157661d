package io.gruard.optimize;

/** Notified of every trial that ends in this process, by the thread that ran it. */
@FunctionalInterface
public interface TrialListener {

    void ended(Study study, TrialRecord trial);
}
