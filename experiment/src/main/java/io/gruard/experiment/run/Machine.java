package io.gruard.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that ran something: figures of speed mean nothing without it.
 *
 * @param processor its name as the system gives it
 * @param cores processors that the process may use
 * @param system operating system and architecture
 * @param heapBytes memory that the process may use for objects
 */
public record Machine(String processor, int cores, String system, long heapBytes) {
    public static Machine current() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().maxMemory());
    }

    /** In one line. */
    public String text() {
        return processor + ", " + cores + (cores == 1 ? " core, " : " cores, ") + system;
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }
}
