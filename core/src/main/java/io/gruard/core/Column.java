package io.gruard.core;

/** The values of one feature, row by row. */
public sealed interface Column permits Numbers, Categories {
    /** Number of rows. */
    int size();

    /** The rows named, in the order named. */
    Column select(int[] rows);
}
