package io.gruard.datasets.descriptor;

import java.util.Locale;

/** The syntax of a file's lines. */
public enum FileSyntax {
    /** Comma-separated values, or values between another delimiter, with or without a header. */
    CSV("csv"),
    /** WEKA's attribute-relation file format, which declares its columns. */
    ARFF("arff");

    private final String word;

    FileSyntax(String word) {
        this.word = word;
    }

    /** The word a descriptor uses. */
    public String id() {
        return word;
    }

    static FileSyntax of(String word) {
        for (FileSyntax syntax : values()) {
            if (syntax.id().equals(word)) {
                return syntax;
            }
        }
        throw new IllegalArgumentException("syntax: found '" + word + "', expected csv or arff");
    }

    /** ARFF for a file whose name ends in {@code .arff} or {@code .arff.gz}, whatever is described; else what is described. */
    public static FileSyntax of(String fileName, FileSyntax described) {
        return fileName.toLowerCase(Locale.ROOT).matches(".*\\.arff(\\.gz)?") ? ARFF : described;
    }
}
