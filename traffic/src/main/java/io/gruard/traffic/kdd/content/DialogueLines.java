package io.gruard.traffic.kdd.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One side of a dialogue, line by line. A byte is a character, so nothing that is sent can fail to be text. */
final class DialogueLines {
    private static final Pattern END = Pattern.compile("\r\n|\n|\r\0|\r");

    private DialogueLines() {}

    static List<String> of(byte[] bytes) {
        return of(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The lines without their ends; the last one may have none. */
    static List<String> of(String text) {
        return text.isEmpty() ? List.of() : List.of(END.split(text));
    }

    /** The first word in capitals, as the commands of FTP, SMTP and POP3 are compared. */
    static String verb(String line) {
        int space = line.indexOf(' ');
        return (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    }

    /** What stands behind the first word. */
    static String rest(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? "" : line.substring(space + 1).strip();
    }
}
