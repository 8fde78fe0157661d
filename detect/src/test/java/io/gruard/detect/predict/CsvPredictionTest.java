package io.gruard.detect.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Categories;
import io.gruard.core.Matrix;
import io.gruard.core.Numbers;
import io.gruard.core.Table;
import io.gruard.detect.predict.CsvPrediction.OnBadRow;
import io.gruard.model.Models;
import io.gruard.model.RecordClassifier;
import io.gruard.model.RecordScores;
import io.gruard.model.TrainedModel;
import io.gruard.model.Verdict;
import io.gruard.traffic.csv.BadRow;
import io.gruard.traffic.csv.RecordsException;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvPredictionTest {
    private static final String ADDED = "predicted,p_normal,p_DoS,p_probe,novelty,verdict,verdict_class";

    private final TrainedModel model = Models.of(Models.everyLayer().getFirst(), 5);
    private final List<BadRow> skippedRows = new ArrayList<>();

    private String predict(OnBadRow onBadRow, String csv) throws IOException {
        StringWriter out = new StringWriter();
        new CsvPrediction(model, 1, onBadRow, skippedRows::add).run("x.csv", new StringReader(csv), out);
        return out.toString();
    }

    /** Computes the expected added fields of a record: duration, source bytes, protocol, rate, flag. */
    private String answer(double duration, double bytes, String protocol, double rate, String flag) {
        Table one = new Table(
                model.schema(),
                List.of(
                        Numbers.of(duration),
                        Numbers.of(bytes),
                        Categories.of(List.of(protocol)),
                        Numbers.of(rate),
                        Categories.of(List.of(flag))));
        try (RecordClassifier classifier = model.classifier(1)) {
            RecordScores scores = classifier.scores(one);
            Verdict verdict = classifier.verdicts(one).getFirst();
            Matrix probabilities = scores.probabilities();
            int best = RecordClassifier.mostProbable(probabilities)[0];
            return model.classes().name(best) + "," + probabilities.get(0, 0) + "," + probabilities.get(0, 1) + ","
                    + probabilities.get(0, 2) + "," + scores.novelty()[0] + "," + verdict.id() + ","
                    + model.classes().name(verdict.asClass(0));
        }
    }

    @Test
    void rowsAreWrittenUnchangedFollowedByTheirClass() throws IOException {
        String out = predict(OnBadRow.STOP, "1,200,tcp,0.5,S0\n0,-3e5,unseen,1, \n");

        assertThat(out)
                .isEqualTo("1,200,tcp,0.5,S0," + answer(1, 200, "tcp", 0.5, "S0") + "\n0,-3e5,unseen,1, ,"
                        + answer(0, -3e5, "unseen", 1, " ") + "\n");
    }

    @Test
    void blanksArePartOfACategoryButNotOfANumber() throws IOException {
        String out = predict(OnBadRow.STOP, " 1,200\t, tcp,0.5 ,S0 \n");

        assertThat(out).isEqualTo(" 1,200\t, tcp,0.5 ,S0 ," + answer(1, 200, " tcp", 0.5, "S0 ") + "\n");
        assertThat(answer(1, 200, " tcp", 0.5, "S0 ")).isNotEqualTo(answer(1, 200, "tcp", 0.5, "S0"));
    }

    @Test
    void rowsWithUnseenCategoriesAreCountedByFeature() throws IOException {
        String csv = "1,200,tcp,0.5,S0\n0,3,sctp,1,S0\n0,3,sctp,1,XX\n";

        CsvPrediction.PredictionSummary outcome = new CsvPrediction(model, 1, OnBadRow.STOP, skippedRows::add)
                .run("x.csv", new StringReader(csv), new StringWriter());

        assertThat(outcome.unseen())
                .isEqualTo(Map.of(
                        "protocol",
                        new CsvPrediction.UnseenCategories(2, "sctp"),
                        "flag",
                        new CsvPrediction.UnseenCategories(1, "XX")));
    }

    @Test
    void headerMayNameFeaturesInAnyOrderAndOtherColumnsAreCopied() throws IOException {
        String out = predict(
                OnBadRow.STOP,
                "\uFEFFflag,note,rate,protocol, duration ,source bytes\nS0,\"a, \"\"b\"\"\",0.5,tcp,1,200\n");

        assertThat(out)
                .isEqualTo("flag,note,rate,protocol,duration,source bytes," + ADDED
                        + "\nS0,\"a, \"\"b\"\"\",0.5,tcp,1,200," + answer(1, 200, "tcp", 0.5, "S0") + "\n");
    }

    @Test
    void fieldsAfterTheFeaturesAreCopiedWithoutHeader() throws IOException {
        String out = predict(OnBadRow.STOP, "1,200,tcp,0.5,S0,neptune,21\n");

        assertThat(out).isEqualTo("1,200,tcp,0.5,S0,neptune,21," + answer(1, 200, "tcp", 0.5, "S0") + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x,2,tcp,0,S0 | 'duration' must be a finite number, found 'x'",
                "1,,tcp,0,S0 | 'source bytes' must be a finite number, found ''",
                "1,1e39,tcp,0,S0 | 'source bytes' must be a finite number, found '1e39'",
                "1,2,tcp,NaN,S0 | 'rate' must be a finite number, found 'NaN'",
                "1,2,tcp,1f,S0 | 'rate' must be a finite number, found '1f'",
                "1,2,,0,S0 | 'protocol' must not be empty",
                "1,2, ,0,S0 | 'protocol' must not be empty",
                "1,2,tcp,0 | expected 5 fields, found 4",
                "1,2,tcp,0,S0,more | expected 5 fields, found 6"
            })
    void badRowStopsTheRunWithItsLine(String row, String reason) {
        assertThatThrownBy(() -> predict(OnBadRow.STOP, "1,200,tcp,0.5,S0\n\n" + row + "\n"))
                .isInstanceOf(RecordsException.class)
                .hasMessage("x.csv:3: " + reason);
    }

    @Test
    void badRowsAreSkippedAndReportedOnRequest() throws IOException {
        String good = "1,200,tcp,0.5,S0";
        StringWriter out = new StringWriter();

        CsvPrediction.PredictionSummary outcome = new CsvPrediction(model, 1, OnBadRow.SKIP, skippedRows::add)
                .run("x.csv", new StringReader(good + "\n1,bad,tcp,0.5,S0\n" + good + "\n1\n"), out);

        String answered = good + "," + answer(1, 200, "tcp", 0.5, "S0") + "\n";
        assertThat(out.toString()).isEqualTo(answered + answered);
        assertThat(outcome).isEqualTo(new CsvPrediction.PredictionSummary(2, 2, new TreeMap<>()));
        assertThat(skippedRows).extracting(BadRow::line).containsExactly(2L, 4L);
    }

    @Test
    void badRowDoesNotAffectTheNextRow() throws IOException {
        // The bad field is the last: the fields before it must not enter the next record.
        String out = predict(OnBadRow.SKIP, "9,9,udp,x,S0\n1,200,tcp,0.5,S0\n");

        assertThat(out).isEqualTo("1,200,tcp,0.5,S0," + answer(1, 200, "tcp", 0.5, "S0") + "\n");
    }

    @Test
    void headerWithoutAFeatureIsRejected() {
        assertThatThrownBy(() -> predict(OnBadRow.SKIP, "duration,protocol,rate\n1,tcp,2\n"))
                .hasMessage("x.csv:1: the header lacks the features [source bytes, flag]");
        assertThatThrownBy(() -> predict(OnBadRow.SKIP, "duration,source bytes,protocol,rate,flag,rate\n"))
                .hasMessage("x.csv:1: the header contains 'rate' twice");
        assertThatThrownBy(() -> predict(OnBadRow.SKIP, "1,2,tcp\n"))
                .hasMessage(
                        "x.csv:1: without a header, expected at least the 5 features in the order of the schema, found"
                                + " 3 fields");
        assertThatThrownBy(() -> predict(OnBadRow.SKIP, "duration,source bytes,protocol,rate,flag,p_DoS\n"))
                .hasMessage("x.csv:1: the header has a column 'p_DoS', which would be added; rename it");
    }

    @Test
    void readFailureNamesItsLine() {
        String rows = "1,200,tcp,0.5,S0\n".repeat(3);
        Reader cutOff = new FilterReader(new StringReader(rows)) {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (count < 0) {
                    throw new EOFException("Unexpected end of ZLIB input stream");
                }
                return count;
            }
        };

        assertThatThrownBy(() -> new CsvPrediction(model, 1, OnBadRow.SKIP, skippedRows::add)
                        .run("x.csv.gz", cutOff, new StringWriter()))
                .isInstanceOf(RecordsException.class)
                .hasMessageStartingWith("x.csv.gz: after line ")
                .hasMessageEndingWith("Unexpected end of ZLIB input stream");
    }

    @Test
    void emptyFileGivesNoRows() throws IOException {
        assertThat(predict(OnBadRow.STOP, "")).isEmpty();
    }

    @Test
    void longFileIsStreamedInOrder() throws IOException {
        int rows = 50_000;
        Counting out = new Counting();

        CsvPrediction.PredictionSummary outcome =
                new CsvPrediction(model, 2, OnBadRow.STOP, skippedRows::add).run("x.csv", endless(rows, out), out);

        assertThat(outcome.predicted()).isEqualTo(rows);
        assertThat(out.lines).isEqualTo(rows);
        // Reading is ahead of writing by a batch and the readers' buffers, not by the file.
        assertThat(out.mostAhead).isLessThan(12_000);
    }

    /** Rows numbered by their first field, created as they are read. */
    private static Reader endless(int rows, Counting out) {
        return new Reader() {
            private int made;
            private String left = "";

            @Override
            public int read(char[] buffer, int offset, int length) {
                if (left.isEmpty()) {
                    if (made == rows) {
                        return -1;
                    }
                    left = made++ + ",200,tcp,0.5,S0\n";
                    out.mostAhead = Math.max(out.mostAhead, made - out.lines);
                }
                int count = Math.min(length, left.length());
                left.getChars(0, count, buffer, offset);
                left = left.substring(count);
                return count;
            }

            @Override
            public void close() {}
        };
    }

    /** Counts lines and requires them to be numbered in order. */
    private static final class Counting extends Writer {
        private final StringBuilder line = new StringBuilder();
        private int lines;
        private int mostAhead;

        @Override
        public void write(char[] buffer, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] == '\n') {
                    assertThat(line.toString()).startsWith(lines + ",");
                    lines++;
                    line.setLength(0);
                } else {
                    line.append(buffer[i]);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
