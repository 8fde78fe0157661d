package io.gruard.core;

/** The values of one feature, row by row. */
public sealed interface Column permits Numbers, Categories {
    /** Number of rows. */
    int size();

    /** Selects rows by index, in the given order. */
    Column select(int[] rows);
}
