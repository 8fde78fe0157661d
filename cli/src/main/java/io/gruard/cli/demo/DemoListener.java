package io.gruard.cli.demo;

/** Sees the steps of a demonstration. */
public interface DemoListener {
    /** A step begins. */
    void begins(String step);

    /** What the step that began last came to. */
    void ends(String outcome);
}
