package io.gruard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A small data set of three classes with its own descriptor and an official test part. */
final class SmallDataSet {
    private SmallDataSet() {}

    /** Writes {@code made-up.yaml} and the files below {@code made-up/}, and returns the descriptor. */
    static Path write(Path folder) throws IOException {
        Path files = Files.createDirectories(folder.resolve("made-up"));
        Files.writeString(files.resolve("training.csv"), rows(900, 1));
        Files.writeString(files.resolve("test.csv"), rows(300, 2));
        Path descriptor = folder.resolve("made-up.yaml");
        Files.writeString(descriptor, """
            name: made-up
            title: Made up
            format: {header: false, delimiter: ","}
            parts:
              - name: training
                files: [{name: training.csv}]
              - name: test
                files: [{name: test.csv}]
            official: {train: training, test: [test]}
            columns:
              rate: number
              bytes: integer
              service: category
              label: label
            benign: normal
            tasks:
              three-class:
                normal: [normal]
                flood: [flood]
                scan: [scan]
            group: features
            """);
        return descriptor;
    }

    private static String rows(int count, long seed) {
        Random random = new Random(seed);
        String[] labels = {"normal", "flood", "scan"};
        String[] services = {"http", "dns", "ftp"};
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < count; row++) {
            double u = random.nextDouble();
            int c = u < 0.7 ? 0 : u < 0.92 ? 1 : 2;
            text.append(c + 0.6 * random.nextGaussian()).append(',');
            text.append(random.nextInt(c == 2 ? 200 : 1000)).append(',');
            text.append(services[random.nextDouble() < 0.7 ? c : random.nextInt(3)])
                    .append(',');
            text.append(labels[c]).append('\n');
        }
        return text.toString();
    }
}
