import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/**
 * Prints measures of the source tree as a Markdown table: lengths of files and methods, files in the fullest package, types with Javadoc,
 * test lines per main line, and the readability of README.md. Run it with {@code .ci/code_metrics [FOLDER]}.
 *
 * <p>Main sources are those under {@code src/main/java}. Files and packages are counted without {@code package-info.java}. A method's
 * length is the number of lines from its return type (of a constructor: its modifiers) to its closing brace; methods without a body count
 * as well. All types count but private and anonymous ones. Sentences of README.md are those of its prose: code blocks, tables,
 * headings, HTML comments and lists of links are left out, and the text of a link counts, not its target.
 */
public final class CodeMetrics {

    private final List<Integer> fileLengths = new ArrayList<>();
    private final List<Integer> methodLengths = new ArrayList<>();
    private final Map<String, Integer> filesByPackage = new TreeMap<>();
    private int types;
    private int documentedTypes;
    private long testLines;

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".");
        CodeMetrics metrics = new CodeMetrics();
        metrics.read(root);
        metrics.print(root);
    }

    private void read(Path root) throws IOException {
        List<Path> main = new ArrayList<>();
        for (Path file : javaFiles(root)) {
            String name = "/" + root.relativize(file).toString().replace('\\', '/');
            if (name.contains("/src/main/java/")) {
                main.add(file);
            } else if (name.contains("/src/test/java/")) {
                testLines += lines(file);
            }
        }
        if (main.isEmpty()) {
            System.err.println(root + ": no Java source under src/main/java");
            System.exit(1);
        }
        for (Path file : main) {
            if (!file.endsWith("package-info.java") && !file.endsWith("module-info.java")) {
                fileLengths.add(lines(file));
            }
        }
        measureSyntax(main);
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean skipped = !folder.equals(root) && (name.startsWith(".") || name.equals("target") || name.equals("runs"));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static int lines(Path file) throws IOException {
        return Files.readAllLines(file).size();
    }

    private void measureSyntax(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            System.err.println("code_metrics needs a JDK; this Java has no compiler");
            System.exit(1);
        }
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, problem -> {}, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                String source = String.valueOf(unit.getSourceFile().getName());
                if (!source.endsWith("package-info.java") && !source.endsWith("module-info.java")) {
                    filesByPackage.merge(String.valueOf(unit.getPackageName()), 1, Integer::sum);
                }
                new Scanner(trees, unit).scan(unit, null);
            }
        }
    }

    private final class Scanner extends TreePathScanner<Void, Void> {

        private final DocTrees trees;
        private final CompilationUnitTree unit;

        Scanner(DocTrees trees, CompilationUnitTree unit) {
            this.trees = trees;
            this.unit = unit;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            boolean hidden = type.getModifiers().getFlags().contains(Modifier.PRIVATE);
            if (!type.getSimpleName().isEmpty() && !hidden) {
                types++;
                if (trees.getDocComment(getCurrentPath()) != null) {
                    documentedTypes++;
                }
            }
            return super.visitClass(type, unused);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            var returned = method.getReturnType();
            long start = trees.getSourcePositions().getStartPosition(unit, returned == null ? method : returned);
            long end = trees.getSourcePositions().getEndPosition(unit, method);
            if (start >= 0 && end >= start) {
                var map = unit.getLineMap();
                methodLengths.add((int) (map.getLineNumber(end) - map.getLineNumber(start) + 1));
            }
            return super.visitMethod(method, unused);
        }
    }

    private void print(Path root) throws IOException {
        var fullest = filesByPackage.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        long mainLines = fileLengths.stream().mapToLong(Integer::longValue).sum();
        row("measure", "value");
        row("---", "---");
        row("main files, lines", number(fileLengths.size()) + ", " + number(mainLines));
        row(
                "file length, median / p90 / max",
                number(quantile(fileLengths, 0.5)) + " / " + number(quantile(fileLengths, 0.9)) + " / " + number(quantile(fileLengths, 1)));
        row("method length, median / p90", number(quantile(methodLengths, 0.5)) + " / " + number(quantile(methodLengths, 0.9)));
        row("files in the fullest package", number(fullest.getValue()) + " (`" + fullest.getKey() + "`)");
        row("types with Javadoc", String.format(Locale.ROOT, "%.1f%% of %,d", 100.0 * documentedTypes / types, types));
        row("test lines per main line", String.format(Locale.ROOT, "%.2f", testLines / (double) mainLines));
        Path readme = root.resolve("README.md");
        if (Files.exists(readme)) {
            String text = Files.readString(readme);
            List<Integer> sentences = sentenceLengths(text);
            row("README lines, words", number(text.lines().count()) + ", " + number(text.strip().split("\\s+").length));
            row(
                    "README words a sentence, mean / p90",
                    String.format(
                            Locale.ROOT,
                            "%.1f / %d",
                            sentences.stream().mapToInt(Integer::intValue).average().orElse(0),
                            quantile(sentences, 0.9)));
        }
    }

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:])\\s+");

    /** Words of each sentence of the prose in a Markdown text, in order. */
    private static List<Integer> sentenceLengths(String markdown) {
        StringBuilder prose = new StringBuilder();
        boolean code = false;
        for (String line : markdown.replaceAll("(?s)<!--.*?-->", "").lines().toList()) {
            String stripped = line.strip();
            if (stripped.startsWith("```")) {
                code = !code;
                prose.append("\n\n");
            } else if (code || line.startsWith("    ") || stripped.startsWith("|") || stripped.startsWith("#") || stripped.startsWith("<")) {
                prose.append("\n\n");
            } else if (stripped.matches("([-*]|\\d+\\.) .*")) {
                prose.append("\n\n").append(stripped.replaceFirst("^([-*]|\\d+\\.) ", "")).append('\n');
            } else {
                prose.append(stripped).append('\n');
            }
        }
        List<Integer> lengths = new ArrayList<>();
        for (String paragraph : prose.toString().split("\n\\s*\n")) {
            String text = paragraph.replaceAll("!\\[[^\\]]*\\]\\([^)]*\\)", "").replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replaceAll("\\s+", " ").strip();
            if (text.isEmpty() || text.contains(" · ")) {
                continue;
            }
            for (String sentence : SENTENCE_END.split(text)) {
                int words = (int) Arrays.stream(sentence.strip().split("\\s+")).filter(word -> word.matches(".*[\\p{L}\\p{N}].*")).count();
                if (words > 0) {
                    lengths.add(words);
                }
            }
        }
        return lengths;
    }

    private static int quantile(List<Integer> values, double share) {
        int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - (share == 0 ? 0 : 1))];
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static void row(String name, String value) {
        System.out.println("| " + name + " | " + value + " |");
    }
}
