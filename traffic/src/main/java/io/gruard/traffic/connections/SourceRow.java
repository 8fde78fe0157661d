package io.gruard.traffic.connections;

import java.util.Map;

/** The line of a log or table that a record was read from. */
public interface SourceRow {
    /** No line: the record was computed from packets. */
    SourceRow NONE = new SourceRow() {
        @Override
        public long line() {
            return 0;
        }

        @Override
        public Map<String, String> cells() {
            return Map.of();
        }
    };

    /** Number of the line, counting from 1; 0 if there is none. */
    long line();

    /** The cells by column, in the order of the columns. Cells that are unset are missing. Read anew by each call. */
    Map<String, String> cells();
}
