package io.gruard.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.datasets.descriptor.DataException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArffReaderTest {
    private static final String DECLARED = """
        % Title: flows

        @RELATION 'flows of a house'
        @attribute bytes NUMERIC % counted
        @Attribute 'mean rate' real
        @attribute "it's" {tcp, 'u d p', "other"}
        @attribute when date "yyyy-MM-dd"
        @attribute note string

        @DATA
        """;

    private static List<List<String>> rows(String text) throws IOException {
        ArffReader arff = new ArffReader("x.arff", new StringReader(text));
        List<List<String>> rows = new ArrayList<>();
        while (arff.next()) {
            List<String> cells = new ArrayList<>();
            for (int cell = 0; cell < arff.cells(); cell++) {
                cells.add(arff.missing(cell) ? "(missing)" : arff.value(cell));
            }
            rows.add(cells);
        }
        return rows;
    }

    @Test
    void attributesHaveNamesAndNominalValues() throws IOException {
        ArffReader arff = new ArffReader("x.arff", new StringReader(DECLARED));

        assertThat(arff.attributes())
                .extracting(ArffReader.Attribute::name)
                .containsExactly("bytes", "mean rate", "it's", "when", "note");
        assertThat(arff.attributes().get(2).values()).containsExactly("tcp", "u d p", "other");
        assertThat(arff.attributes().getFirst().values()).isEmpty();
        assertThat(arff.line()).isEqualTo(10);
    }

    @Test
    void quotesEscapesMissingValuesAndCommentsAreParsed() throws IOException {
        assertThat(rows(DECLARED + """
            1, 2.5 ,tcp,"2024-01-02",'a, \\'b\\' % c'
            % between rows

            ?,?,'u d p', ?,'?'   % behind a row
            3,,other,x,two words
            """.replace("\n", "\r\n")))
                .containsExactly(
                        List.of("1", "2.5", "tcp", "2024-01-02", "a, 'b' % c"),
                        List.of("(missing)", "(missing)", "u d p", "(missing)", "?"),
                        List.of("3", "(missing)", "other", "x", "two words"));
    }

    @Test
    void blanksSeparateCellsOfRowsWithoutCommas() throws IOException {
        assertThat(rows(DECLARED + "1\t2.5 'u d p'  x ?\n"))
                .containsExactly(List.of("1", "2.5", "u d p", "x", "(missing)"));
    }

    @Test
    void byteOrderMarkIsIgnored() throws IOException {
        assertThat(rows("\uFEFF@relation x\n@attribute a real\n@data\n7")).containsExactly(List.of("7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{0 1, 2 tcp}| x.arff:11: expected a value for each of the 5 attributes, found a sparse row; convert"
                        + " the file with WEKA's filter SparseToNonSparse",
                "1,2,tcp,x,y,{5}| x.arff:11: expected rows without weights, found the weight {5}",
                "1,2,'tcp,x,y| x.arff:11: the quote ' is not closed",
                "1,2,'tcp' x,y| x.arff:11: expected a comma after a quoted value, found 'x,y'",
            })
    void invalidRowIsAnErrorWithItsLine(String row, String message) {
        assertThatThrownBy(() -> rows(DECLARED + row))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@attribute bag relational| x.arff:2: attribute 'bag': expected the type numeric",
                "@attribute a| x.arff:2: expected @attribute, a name and a type, found '@attribute a'",
                "@attribute a {x, y| x.arff:2: attribute 'a': expected a closing brace after the values",
                "1,2,3| x.arff:2: expected @relation, @attribute or @data, found '1,2,3'",
                "@data| x.arff:2: expected an @attribute line before @data",
                "@attribute a real| x.arff: expected a line @data, found none",
            })
    void invalidDeclarationIsAnErrorWithItsLine(String line, String message) {
        assertThatThrownBy(() -> rows("@relation x\n" + line))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }
}
