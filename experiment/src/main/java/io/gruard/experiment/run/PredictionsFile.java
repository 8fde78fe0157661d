package io.gruard.experiment.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.gruard.core.AtomicFile;
import io.gruard.core.Classes;
import io.gruard.training.metric.Predictions;
import io.gruard.training.metric.VerdictRows;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes {@code predictions.csv.gz} with the columns {@code evaluation,row,actual,predicted}, {@code p_CLASS} for each
 * class and, if novelty was measured, {@code novelty,verdict,verdict_class}. {@code predicted} is the class of the
 * classifier without novelty. Probabilities have the fewest digits that parse to the same float.
 */
public final class PredictionsFile {
    private PredictionsFile() {}

    public static void write(Path file, List<Predictions> all) throws IOException {
        AtomicFile.write(file, out -> writeTo(out, all));
    }

    private static void writeTo(OutputStream out, List<Predictions> all) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 16);
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(zipped, StandardCharsets.UTF_8));
        Classes classes = all.getFirst().classes();
        List<String> header = new ArrayList<>(List.of("evaluation", "row", "actual", "predicted"));
        classes.names().forEach(name -> header.add("p_" + name));
        boolean verdicts = all.stream().allMatch(predictions -> predictions.verdicts() != null);
        if (verdicts) {
            header.addAll(List.of("novelty", "verdict", "verdict_class"));
        }
        csv.writeRecord(header);
        String[] fields = new String[header.size()];
        for (Predictions predictions : all) {
            for (int row = 0; row < predictions.count(); row++) {
                fields[0] = predictions.evaluation();
                fields[1] = Integer.toString(predictions.rows()[row]);
                fields[2] = classes.name(predictions.actual()[row]);
                fields[3] = classes.name(predictions.predicted(row));
                for (int c = 0; c < classes.size(); c++) {
                    fields[4 + c] = Float.toString(predictions.probabilities().get(row, c));
                }
                VerdictRows rows = predictions.verdicts();
                if (verdicts && rows != null) {
                    int at = 4 + classes.size();
                    fields[at] = Float.toString(rows.novelty()[row]);
                    fields[at + 1] = rows.kind(row, classes);
                    fields[at + 2] = classes.name(rows.predicted()[row]);
                }
                csv.writeRecord(fields);
            }
        }
        csv.flush();
        zipped.finish();
    }
}
