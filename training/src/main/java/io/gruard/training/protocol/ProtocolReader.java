package io.gruard.training.protocol;

import io.gruard.core.SpecReader;
import java.util.Locale;

/** Reads the text form of a protocol. */
final class ProtocolReader {
    private static final int DEFAULT_FOLDS = 5;

    private final SpecReader reader;

    private ProtocolReader(SpecReader reader) {
        this.reader = reader;
    }

    static Protocol read(String text) {
        SpecReader reader = new SpecReader("protocol", text.toLowerCase(Locale.ROOT));
        Protocol protocol = new ProtocolReader(reader).protocol();
        reader.expectEnd("");
        return protocol;
    }

    private Protocol protocol() {
        int start = reader.position();
        String name = reader.id();
        return switch (name) {
            case "official" -> new Protocol.Official();
            case "leaky" -> new Protocol.Leaky();
            case "holdout" -> new Protocol.HoldoutPart(reader.accept(':') ? fraction() : Protocol.DEFAULT_HELD_OUT);
            case "kfold" -> new Protocol.KFold(folds());
            case "grouped" -> new Protocol.Grouped(folds());
            case "time" -> new Protocol.ByTime(reader.accept(':') ? fraction() : Protocol.ByTime.DEFAULT_FRACTION);
            case "across" -> new Protocol.Across(reader.accept(':') ? name("the name of a part") : "");
            case "unseen" ->
                new Protocol.Unseen(reader.accept(':') ? name("an attack label or all") : Protocol.Unseen.ALL);
            case "few-shot" ->
                new Protocol.FewShot(
                        reader.accept(':') ? atLeast(1, "a number of rows") : Protocol.FewShot.DEFAULT_ROWS);
            case "leave-out" -> {
                reader.expect(':');
                yield new Protocol.LeaveOut(name("the name of a categorical feature"));
            }
            case "" -> throw reader.unexpected(Protocol.FORMS);
            default -> throw reader.error(start, "unknown protocol '" + name + "', expected " + Protocol.FORMS);
        };
    }

    private int folds() {
        return reader.accept(':') ? atLeast(2, "a number of folds") : DEFAULT_FOLDS;
    }

    private double fraction() {
        int start = reader.position();
        double fraction = reader.number("a fraction");
        if (!(fraction > 0 && fraction < 1)) {
            throw reader.error(start, "expected a fraction above 0 and below 1, found " + fraction);
        }
        return fraction;
    }

    private int atLeast(int min, String expected) {
        int start = reader.position();
        int count = reader.whole(expected);
        if (count < min) {
            throw reader.error(start, "expected " + expected + " of " + min + " or more, found " + count);
        }
        return count;
    }

    private String name(String expected) {
        if (reader.atEnd()) {
            throw reader.unexpected(expected);
        }
        return reader.until("");
    }
}
