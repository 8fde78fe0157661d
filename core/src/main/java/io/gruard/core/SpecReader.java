package io.gruard.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a setting with its own grammar, such as {@code smote:R2L=5000,k=3}, from left to right. Blanks between tokens
 * are ignored. Every error is one line that names the setting, quotes the text and gives the position:
 * {@code balance: 'smote:k=x': at character 9: expected a whole number, found 'x'}. docs/SETTINGS.md has the grammars.
 */
public final class SpecReader {
    /** Number of characters shown on each side of an error in a long text. */
    private static final int CONTEXT = 30;

    private static final String DELIMITERS = ",+*()^=:";

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?");

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

    private final String setting;
    private final String text;
    private int next;

    /**
     * @param setting name of the setting, for messages
     * @param text its value
     */
    public SpecReader(String setting, String text) {
        this.setting = setting;
        this.text = text;
        skipBlanks();
    }

    /** Index (from 0) of the next character that is not blank; the length of the text at its end. */
    public int position() {
        return next;
    }

    public boolean atEnd() {
        return next == text.length();
    }

    /** Whether this is the next character. */
    public boolean sees(char character) {
        return !atEnd() && text.charAt(next) == character;
    }

    /** Whether the next character is a digit or a decimal point. */
    public boolean seesNumber() {
        return !atEnd() && (isDigit(text.charAt(next)) || sees('.'));
    }

    /** Consumes the character if it is the next one. */
    public boolean accept(char character) {
        boolean seen = sees(character);
        if (seen) {
            advanceTo(next + 1);
        }
        return seen;
    }

    /** Consumes the character, which must be the next one. */
    public void expect(char character) {
        if (!accept(character)) {
            throw unexpected("'" + character + "'");
        }
    }

    /**
     * Requires the end of the text.
     *
     * @param expected what else is allowed here, for the message; may be empty
     */
    public void expectEnd(String expected) {
        if (!atEnd()) {
            throw unexpected(expected.isEmpty() ? "the end" : expected + " or the end");
        }
    }

    /** A run of letters, digits, {@code -} and {@code _}; empty if there is none. */
    public String id() {
        int end = next;
        while (end < text.length() && isIdCharacter(text.charAt(end))) {
            end++;
        }
        return take(end);
    }

    /**
     * The text up to one of the delimiters outside parentheses, or up to the end, without surrounding blanks.
     *
     * @param delimiters characters that end the text; they are not consumed
     */
    public String until(String delimiters) {
        int open = 0;
        int end = next;
        for (; end < text.length(); end++) {
            char character = text.charAt(end);
            if (open == 0 && delimiters.indexOf(character) >= 0) {
                break;
            }
            if (character == '(') {
                open++;
            } else if (character == ')') {
                open--;
            }
        }
        return take(end).strip();
    }

    /**
     * The name before the last {@code =} of an item, as in {@code R2L=5000}. A comma ends an item. Consumes the name
     * and the sign. Empty if the item has no {@code =}.
     */
    public Optional<String> nameBeforeEquals() {
        int comma = text.indexOf(',', next);
        int equals = text.lastIndexOf('=', comma < 0 ? text.length() : comma);
        if (equals < next) {
            return Optional.empty();
        }
        String name = text.substring(next, equals).strip();
        advanceTo(equals + 1);
        return Optional.of(name);
    }

    /**
     * A decimal number, with or without an exponent.
     *
     * @param expected meaning of the number for messages, such as {@code a fraction}
     */
    public double number(String expected) {
        return Double.parseDouble(token(NUMBER, expected));
    }

    /**
     * A whole number.
     *
     * @param expected meaning of the number for messages, such as {@code a number of folds}
     */
    public int whole(String expected) {
        int start = next;
        String digits = token(WHOLE, expected);
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException tooLarge) {
            throw error(start, "expected " + expected + ", found '" + digits + "'");
        }
    }

    private String token(Pattern form, String expected) {
        Matcher matcher = form.matcher(text).region(next, text.length());
        boolean ends = matcher.lookingAt()
                && (matcher.end() == text.length()
                        || Character.isWhitespace(text.charAt(matcher.end()))
                        || isDelimiter(text.charAt(matcher.end())));
        if (!ends) {
            throw unexpected(expected);
        }
        return take(matcher.end());
    }

    /** An error at the next character. */
    public IllegalArgumentException unexpected(String expected) {
        return error(next, "expected " + expected + ", found " + found());
    }

    /**
     * An error.
     *
     * @param position index (from 0) of the character
     * @param problem what is wrong
     */
    public IllegalArgumentException error(int position, String problem) {
        return new IllegalArgumentException(
                setting + ": '" + excerpt(position) + "': at character " + (position + 1) + ": " + problem);
    }

    private String found() {
        if (atEnd()) {
            return "the end";
        }
        int end = next + 1;
        while (end < text.length()
                && !isDelimiter(text.charAt(end - 1))
                && !isDelimiter(text.charAt(end))
                && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return "'" + text.substring(next, end) + "'";
    }

    /** The text on one line. A long text is cut to the characters around the position. */
    private String excerpt(int position) {
        int first = text.length() <= 2 * CONTEXT ? 0 : Math.max(0, position - CONTEXT);
        int last = text.length() <= 2 * CONTEXT ? text.length() : Math.min(text.length(), position + CONTEXT);
        String shown = text.substring(first, last).replaceAll("\\s", " ");
        return (first > 0 ? "…" : "") + shown + (last < text.length() ? "…" : "");
    }

    private String take(int end) {
        String taken = text.substring(next, end);
        advanceTo(end);
        return taken;
    }

    private void advanceTo(int position) {
        next = position;
        skipBlanks();
    }

    private void skipBlanks() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
    }

    private static boolean isIdCharacter(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isDelimiter(char character) {
        return DELIMITERS.indexOf(character) >= 0;
    }
}
