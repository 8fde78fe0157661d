import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code java Format.java check|write ROOT}: checks or mends the format of all Java files in the source folders below ROOT. */
class Format {
    public static void main(String[] args) throws Exception {
        boolean write = args[0].equals("write");
        Path root = Path.of(args[1]).toRealPath();
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(false)
                .build());
        List<String> wrong = new ArrayList<>();
        for (Path file : sources(root)) {
            String text = Files.readString(file);
            String formatted;
            try {
                formatted = formatter.formatSourceAndFixImports(text);
            } catch (Exception unparsable) {
                wrong.add(root.relativize(file) + ": " + unparsable.getMessage());
                continue;
            }
            if (formatted.equals(text)) {
                continue;
            }
            if (write) {
                Files.writeString(file, formatted);
                System.out.println("formatted " + root.relativize(file));
            } else {
                wrong.add(root.relativize(file) + ":" + firstDifference(text, formatted) + ": not formatted");
            }
        }
        if (!wrong.isEmpty()) {
            wrong.forEach(System.err::println);
            System.err.println("./gruard format mends this");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws Exception {
        try (Stream<Path> files = Files.find(
                root,
                16,
                (path, attributes) -> attributes.isRegularFile()
                        && path.toString().endsWith(".java")
                        && root.relativize(path).toString().contains("src/")
                        && !root.relativize(path).toString().contains("target/"))) {
            return files.sorted().toList();
        }
    }

    private static int firstDifference(String found, String expected) {
        String[] a = found.split("\n", -1);
        String[] b = expected.split("\n", -1);
        int line = 0;
        while (line < a.length && line < b.length && a[line].equals(b[line])) {
            line++;
        }
        return line + 1;
    }
}
