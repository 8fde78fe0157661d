package io.gruard.experiment.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.gruard.core.AtomicFile;
import io.gruard.training.fit.Epoch;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code history.csv}, with one line for each epoch of each round. */
public final class HistoryFile {
    private HistoryFile() {}

    public static void write(Path file, List<RoundRecord> rounds) throws IOException {
        AtomicFile.write(file, out -> {
            CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.writeRecord(
                    "seed",
                    "round",
                    "epoch",
                    "learning_rate",
                    "loss",
                    "accuracy",
                    "validation_loss",
                    "validation_accuracy",
                    "validation_macro_f1",
                    "rows_per_second",
                    "seconds",
                    "kept");
            for (RoundRecord round : rounds) {
                for (Epoch epoch : round.epochs()) {
                    csv.writeRecord(record(round, epoch));
                }
            }
            csv.flush();
        });
    }

    private static String[] record(RoundRecord round, Epoch epoch) {
        return new String[] {
            Long.toString(round.seed()),
            round.name(),
            Integer.toString(epoch.number()),
            Double.toString(epoch.learningRate()),
            Double.toString(epoch.trainLoss()),
            Double.toString(epoch.trainAccuracy()),
            Double.toString(epoch.validationLoss()),
            Double.toString(epoch.validationAccuracy()),
            Double.toString(epoch.validationMacroF1()),
            Double.toString(epoch.rowsPerSecond()),
            Double.toString(epoch.seconds()),
            Boolean.toString(epoch.number() == round.kept())
        };
    }
}
