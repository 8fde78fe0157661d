package io.gruard.datasets;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gruard.datasets.read.DataFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the published files for tests. A test that needs missing files is skipped with a message. */
public final class TestData {
    private TestData() {}

    /** The folders with a subfolder of a data set. */
    public static DataFolders foldersWith(String dataSet) {
        List<Path> folders = folders();
        assumeTrue(
                folders.stream().anyMatch(folder -> Files.isDirectory(folder.resolve(dataSet))),
                dataSet + " is in none of " + folders);
        return DataFolders.only(folders);
    }

    /** A small input made after a public report, in a folder next to the data. */
    public static Path caseFile(String name) {
        List<Path> places = folders().stream()
                .map(folder -> folder.resolveSibling("cases").resolve(name))
                .toList();
        return places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseGet(() -> abort("none of these files exists: " + places));
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String named = System.getenv(DataFolders.VARIABLE);
        if (named != null) {
            folders.add(Path.of(named));
        }
        for (String defaults : List.of("data", "../data", "../shared/data", "../../shared/data")) {
            folders.add(Path.of(defaults));
        }
        return folders;
    }

    /** A data set that gruard includes, with its files. */
    public static DataSet shipped(String name) throws IOException {
        return DataSet.shipped(name, foldersWith(name));
    }
}
