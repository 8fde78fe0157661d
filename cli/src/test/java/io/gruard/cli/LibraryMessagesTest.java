package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Libraries know nothing of the command line: none of their texts names an option. */
class LibraryMessagesTest {
    /** Matches an option; variables in style sheets are in brackets or before a colon. */
    private static final Pattern OPTION = Pattern.compile("(?<![\\w(-])--[a-z][a-z-]*+(?!:)");

    private static final String APPLICATION = "io/gruard/cli/";

    @Test
    void librariesNameNoOption() throws IOException {
        // Options of Java and of su.
        Set<String> others = Set.of("--add-modules", "--login");
        List<String> found = new ArrayList<>();
        int libraries = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                libraries += search(Path.of(entry), others, found);
            } else if (Path.of(entry).getFileName().toString().startsWith("gruard-")) {
                try (FileSystem jar = FileSystems.newFileSystem(Path.of(entry))) {
                    libraries += search(jar.getPath("/"), others, found);
                }
            }
        }
        assertThat(libraries).isGreaterThan(100);
        assertThat(found).isEmpty();
    }

    private static int search(Path root, Set<String> others, List<String> found) throws IOException {
        int classes = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString();
                if (!name.startsWith("io/gruard/") || name.startsWith(APPLICATION) || !name.endsWith(".class")) {
                    continue;
                }
                classes++;
                for (String text : strings(file)) {
                    Matcher option = OPTION.matcher(text);
                    while (option.find()) {
                        if (!others.contains(option.group())) {
                            found.add(name + ": " + text);
                        }
                    }
                }
            }
        }
        return classes;
    }

    /** Reads the texts in a class file's constant pool (chapter 4.4 of the Java Virtual Machine Specification). */
    private static List<String> strings(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(stream)) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(in.readUTF());
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> throw new IOException(file + ": constant with tag " + tag);
                }
            }
        }
        return texts;
    }
}
