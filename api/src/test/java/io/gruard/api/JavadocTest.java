package io.gruard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavadocTest {
    @Test
    void javadocBuildsWithoutWarnings(@TempDir Path folder) throws IOException {
        DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager files = javadoc.getStandardFileManager(null, Locale.ROOT, null)) {
            boolean good = javadoc.getTask(
                            output,
                            files,
                            null,
                            null,
                            List.of(
                                    "-quiet",
                                    "-Xdoclint:all",
                                    "-Werror",
                                    "-sourcepath",
                                    "src/main/java",
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    "-subpackages",
                                    "io.gruard.api",
                                    "-d",
                                    folder.toString()),
                            null)
                    .call();

            assertThat(good).as(output.toString()).isTrue();
        }
        assertThat(folder.resolve("io/gruard/api/Gruard.html")).exists();
    }
}
