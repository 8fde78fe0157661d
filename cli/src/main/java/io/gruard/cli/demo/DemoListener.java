package io.gruard.cli.demo;

/** Receives the steps of a demonstration. */
public interface DemoListener {
    /** Called when a step begins. */
    void begins(String step);

    /**
     * Called when the current step ends.
     *
     * @param outcome its result in a few words
     */
    void ends(String outcome);
}
