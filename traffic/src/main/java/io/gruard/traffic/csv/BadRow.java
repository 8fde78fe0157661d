package io.gruard.traffic.csv;

/**
 * A row that is not a valid record.
 *
 * @param source name of the file
 * @param line line on which it begins, counted from 1
 * @param reason what is wrong with it
 */
public record BadRow(String source, long line, String reason) {
    @Override
    public String toString() {
        return source + ":" + line + ": " + reason;
    }
}
