package io.gruard.datasets.descriptor;

import java.util.Locale;

/** The syntax of a file. */
public enum FileSyntax {
    /** Comma-separated values, or values with another delimiter, with or without a header. */
    CSV("csv"),
    /** WEKA's attribute-relation file format, which declares its columns. */
    ARFF("arff");

    private final String word;

    FileSyntax(String word) {
        this.word = word;
    }

    /** The name in descriptors. */
    public String id() {
        return word;
    }

    static FileSyntax of(String word) {
        for (FileSyntax syntax : values()) {
            if (syntax.id().equals(word)) {
                return syntax;
            }
        }
        throw new IllegalArgumentException("syntax: expected csv or arff, found '" + word + "'");
    }

    /** ARFF for a file whose name ends in {@code .arff} or {@code .arff.gz}, otherwise the syntax in the descriptor. */
    public static FileSyntax of(String fileName, FileSyntax described) {
        return fileName.toLowerCase(Locale.ROOT).matches(".*\\.arff(\\.gz)?") ? ARFF : described;
    }
}
