package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageInfoTest {
    /** JMH needs this class in the package of the kernels, which the engine's module describes. */
    private static final Path BENCHMARKS_OF_KERNELS = Path.of("bench/src/main/java/io/gruard/nn");

    @Test
    void everyPackageIsDescribed() throws IOException {
        Path root = Path.of("..").toRealPath();
        Set<Path> packages = new TreeSet<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(root)) {
            for (Path module : modules) {
                Path sources = module.resolve("src/main/java");
                if (Files.isDirectory(sources)) {
                    try (Stream<Path> files = Files.walk(sources)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .map(Path::getParent)
                                .forEach(packages::add);
                    }
                }
            }
        }

        assertThat(packages).hasSizeGreaterThan(50);
        assertThat(packages)
                .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java")))
                .extracting(root::relativize)
                .containsExactly(BENCHMARKS_OF_KERNELS);
    }
}
