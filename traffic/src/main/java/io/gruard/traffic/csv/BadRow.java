package io.gruard.traffic.csv;

/**
 * A row that is no record.
 *
 * @param source the file's name
 * @param line the line it begins on, counting from 1
 * @param reason what is wrong with it
 */
public record BadRow(String source, long line, String reason) {
    @Override
    public String toString() {
        return source + ":" + line + ": " + reason;
    }
}
