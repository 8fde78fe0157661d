package io.gruard.traffic.kdd.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The lines of one side of a dialogue. Each byte becomes one character, so decoding cannot fail. */
final class DialogueLines {
    private static final Pattern END = Pattern.compile("\r\n|\n|\r\0|\r");

    private DialogueLines() {}

    static List<String> of(byte[] bytes) {
        return of(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The lines without their line ends. The last line need not have one. */
    static List<String> of(String text) {
        return text.isEmpty() ? List.of() : List.of(END.split(text));
    }

    /** The first word in upper case, because commands of FTP, SMTP and POP3 ignore case. */
    static String verb(String line) {
        int space = line.indexOf(' ');
        return (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    }

    /** The text after the first word. */
    static String rest(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? "" : line.substring(space + 1).strip();
    }
}
