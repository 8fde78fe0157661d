package io.gruard.datasets.read;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Numbers;
import io.gruard.datasets.descriptor.ColumnType;
import io.gruard.datasets.descriptor.TimeColumn;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Collects the cells of one column. A cell is offered first and kept only when its whole row is accepted, so that a row
 * with an invalid cell leaves nothing behind.
 */
abstract sealed class CellSink {
    /** The result of checking a cell. */
    enum CellStatus {
        FITS,
        MISSING,
        MALFORMED
    }

    /** Checks the cell in {@code text[from, to)}, which has no surrounding blanks. */
    abstract CellStatus offer(char[] text, int from, int to);

    /** Replaces a missing cell by 0 or the empty text. */
    abstract void offerZero();

    /** Keeps the cell that was offered last. */
    abstract void keep();

    /** What a cell must be, for messages. */
    abstract String expected();

    /** What an invalid cell must be, for messages. */
    String expected(String found) {
        return expected();
    }

    /** Numbers in one notation. */
    static final class OfNumbers extends CellSink {
        private final ColumnType type;
        private final Numbers.Builder values;
        private double offered;

        OfNumbers(ColumnType type, int expectedRows) {
            this.type = type;
            this.values = new Numbers.Builder(expectedRows);
        }

        @Override
        CellStatus offer(char[] text, int from, int to) {
            offered = type == ColumnType.HEXADECIMAL
                    ? NumberParser.hexadecimal(text, from, to)
                    : NumberParser.decimal(text, from, to);
            if (Double.isNaN(offered)) {
                return NumberParser.absent(text, from, to) ? CellStatus.MISSING : CellStatus.MALFORMED;
            }
            return type == ColumnType.INTEGER && offered != Math.rint(offered) ? CellStatus.MALFORMED : CellStatus.FITS;
        }

        @Override
        void offerZero() {
            offered = 0;
        }

        @Override
        void keep() {
            values.add(offered);
        }

        @Override
        String expected() {
            return switch (type) {
                case INTEGER -> "an integer";
                case HEXADECIMAL -> "a hexadecimal number";
                default -> "a number";
            };
        }

        Column column() {
            return values.build();
        }
    }

    /** Times, in seconds since 1970-01-01 UTC. */
    static final class OfTimes extends CellSink {
        private final TimeText format;
        private double[] times;
        private int count;
        private double offered;

        OfTimes(TimeColumn column, int expectedRows) {
            this.format = new TimeText(column);
            this.times = new double[Math.max(16, expectedRows)];
        }

        @Override
        CellStatus offer(char[] text, int from, int to) {
            if (NumberParser.absent(text, from, to)) {
                return CellStatus.MISSING;
            }
            offered = format.seconds(text, from, to);
            return Double.isNaN(offered) ? CellStatus.MALFORMED : CellStatus.FITS;
        }

        @Override
        void offerZero() {
            offered = 0;
        }

        @Override
        void keep() {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = offered;
        }

        @Override
        String expected() {
            return format.expected();
        }

        double[] times() {
            return Arrays.copyOf(times, count);
        }
    }

    /** Categories or labels. */
    static final class OfWords extends CellSink {
        private final Dictionary words = new Dictionary();

        /**
         * For each code the code that replaces it, which is another one for texts that stand for a missing category.
         */
        private final IntList canonical = new IntList(0);

        private final List<String> absent;
        private final IntList codes;
        private int offered;

        OfWords(int expectedRows) {
            this(List.of(), expectedRows);
        }

        /** @param absent texts that are all replaced by the first of them */
        OfWords(List<String> absent, int expectedRows) {
            this.absent = absent;
            codes = new IntList(expectedRows);
        }

        @Override
        CellStatus offer(char[] text, int from, int to) {
            if (from == to) {
                return CellStatus.MISSING;
            }
            int code = words.code(text, from, to);
            offered = absent.isEmpty() ? code : canonical(code);
            return CellStatus.FITS;
        }

        private int canonical(int code) {
            while (canonical.size() <= code) {
                int next = canonical.size();
                char[] first = absent.getFirst().toCharArray();
                boolean stands = absent.contains(words.word(next));
                canonical.add(stands ? words.code(first, 0, first.length) : next);
            }
            return canonical.get(code);
        }

        @Override
        void offerZero() {
            offered = words.code(new char[0], 0, 0);
        }

        @Override
        void keep() {
            codes.add(offered);
        }

        @Override
        String expected() {
            return "a category";
        }

        int offered() {
            return offered;
        }

        String word(int code) {
            return words.word(code);
        }

        Categories column() {
            return new Categories(codes.toArray(), words.dictionary());
        }
    }

    /** Labels, which must have a class. */
    static final class OfLabels extends CellSink {
        private final OfWords words;
        private final KnownLabels known;
        private final IntList classOfCode = new IntList(0);

        OfLabels(KnownLabels known, int expectedRows) {
            this.words = new OfWords(expectedRows);
            this.known = known;
        }

        @Override
        CellStatus offer(char[] text, int from, int to) {
            if (words.offer(text, from, to) != CellStatus.FITS) {
                return CellStatus.MALFORMED;
            }
            return classOf(words.offered()) >= 0 ? CellStatus.FITS : CellStatus.MALFORMED;
        }

        private int classOf(int code) {
            while (classOfCode.size() <= code) {
                classOfCode.add(known.classOf(words.word(classOfCode.size())));
            }
            return classOfCode.get(code);
        }

        @Override
        void offerZero() {
            throw new IllegalStateException("an empty label is malformed, not missing");
        }

        @Override
        void keep() {
            words.keep();
        }

        @Override
        String expected() {
            return "one of the labels " + known.names();
        }

        @Override
        String expected(String found) {
            return known.expected(found);
        }

        Categories column() {
            return words.column();
        }

        int[] classes() {
            return Arrays.stream(words.column().codes()).map(this::classOf).toArray();
        }
    }

    /** A column that is not a feature. Its cells are not kept. */
    static final class OfNothing extends CellSink {
        @Override
        CellStatus offer(char[] text, int from, int to) {
            return CellStatus.FITS;
        }

        @Override
        void offerZero() {}

        @Override
        void keep() {}

        @Override
        String expected() {
            return "anything";
        }
    }

    /** Checks a pattern before another sink. */
    static final class Matching extends CellSink {
        private final Pattern pattern;
        private final CellSink sink;

        Matching(Pattern pattern, CellSink sink) {
            this.pattern = pattern;
            this.sink = sink;
        }

        @Override
        CellStatus offer(char[] text, int from, int to) {
            boolean matches =
                    pattern.matcher(CharBuffer.wrap(text, from, to - from)).matches();
            return matches ? sink.offer(text, from, to) : CellStatus.MALFORMED;
        }

        @Override
        void offerZero() {
            sink.offerZero();
        }

        @Override
        void keep() {
            sink.keep();
        }

        @Override
        String expected() {
            return "text that matches " + pattern;
        }

        @Override
        String expected(String found) {
            return pattern.matcher(found).matches() ? sink.expected(found) : expected();
        }
    }

    /** Also keeps the cells of another sink as texts: they identify the group of a row, or a report groups rows by them. */
    static final class KeepingWords extends CellSink {
        private final OfWords keys;
        private final CellSink sink;

        KeepingWords(OfWords keys, CellSink sink) {
            this.keys = keys;
            this.sink = sink;
        }

        @Override
        CellStatus offer(char[] text, int from, int to) {
            if (keys.offer(text, from, to) == CellStatus.MISSING) {
                keys.offerZero();
            }
            return sink.offer(text, from, to);
        }

        @Override
        void offerZero() {
            sink.offerZero();
        }

        @Override
        void keep() {
            keys.keep();
            sink.keep();
        }

        @Override
        String expected() {
            return sink.expected();
        }

        @Override
        String expected(String found) {
            return sink.expected(found);
        }
    }
}
