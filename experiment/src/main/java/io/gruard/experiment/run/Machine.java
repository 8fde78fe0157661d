package io.gruard.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A machine. Figures of speed are meaningless without it.
 *
 * @param processor name of the processor
 * @param cores number of processors available to the process
 * @param system operating system and architecture
 * @param heapBytes maximum heap size of the process
 */
public record Machine(String processor, int cores, String system, long heapBytes) {
    /** Returns this machine. */
    public static Machine current() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().maxMemory());
    }

    /** Returns a description in one line. */
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
