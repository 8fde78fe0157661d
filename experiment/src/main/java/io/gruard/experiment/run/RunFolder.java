package io.gruard.experiment.run;

import io.gruard.core.FailureText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run. While training goes on it is {@code NAME.unfinished}, holding {@code run.json} and {@code
 * checkpoint/}, from which a stopped run goes on; at the end it is renamed to {@code NAME}. So a folder {@code NAME} is
 * always a whole one.
 */
public final class RunFolder implements AutoCloseable {
    private static final String UNFINISHED = ".unfinished";
    private static final String CHECKPOINT = "checkpoint";
    private static final String LOCK = "lock";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path target;
    private final Path work;
    private final FileChannel channel;

    private RunFolder(Path target, Path work, FileChannel channel) {
        this.target = target;
        this.work = work;
        this.channel = channel;
    }

    /**
     * Returns the default folder of a new run, {@code DATASET-MODEL-TIME}. A number is added if that name is taken, because
     * two runs may begin in the same second.
     *
     * @param runs the folder of all runs
     * @param begun when the run begins
     */
    public static Path free(Path runs, RunPlan plan, Instant begun) {
        String name = plan.data().name() + "-" + plan.model() + "-" + TIME.format(begun);
        Path folder = runs.resolve(name);
        for (int i = 2; Files.exists(folder) || Files.exists(Path.of(folder + UNFINISHED)); i++) {
            folder = runs.resolve(name + "-" + i);
        }
        return folder;
    }

    /**
     * Makes the folder of a new run.
     *
     * @throws IOException if a run of that name exists, finished or not, or the folder cannot be made
     */
    public static RunFolder begin(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Path work = absolute.resolveSibling(absolute.getFileName() + UNFINISHED);
        if (Files.exists(absolute)) {
            throw new IOException(target + " already exists; choose another output folder");
        }
        if (Files.exists(work)) {
            throw new IOException(
                    work + " holds an unfinished run; resume it, delete it, or choose another output folder");
        }
        try {
            Files.createDirectories(work.resolve(CHECKPOINT));
        } catch (IOException e) {
            throw new IOException("cannot make the folder " + work + ": " + FailureText.reason(e), e);
        }
        return locked(absolute, work);
    }

    /**
     * Opens the folder of a run that was stopped.
     *
     * @param run the run's folder, with or without {@code .unfinished}
     * @throws IOException if there is none, it is finished, or another process is at it
     */
    public static RunFolder resume(Path run) throws IOException {
        Path absolute = run.toAbsolutePath().normalize();
        String name = absolute.getFileName().toString();
        Path target = name.endsWith(UNFINISHED)
                ? absolute.resolveSibling(name.substring(0, name.length() - UNFINISHED.length()))
                : absolute;
        Path work = target.resolveSibling(target.getFileName() + UNFINISHED);
        if (Files.exists(target)) {
            throw new IOException(target + " is finished; there is nothing to go on with");
        }
        if (!Files.isDirectory(work)) {
            throw new IOException(
                    work + ": no such folder; to resume a run, give the folder of a run that was stopped");
        }
        if (!Files.exists(work.resolve("run.json"))) {
            throw new IOException(work + ": run.json is missing; without it nobody knows what was being trained");
        }
        return locked(target, work);
    }

    /** Opens the folder of a run that was stopped, or makes it where there is none. */
    public static RunFolder beginOrResume(Path run) throws IOException {
        Path absolute = run.toAbsolutePath().normalize();
        Path work = absolute.resolveSibling(absolute.getFileName() + UNFINISHED);
        return Files.exists(work.resolve("run.json")) ? resume(run) : begin(run);
    }

    private static RunFolder locked(Path target, Path work) throws IOException {
        FileChannel channel = FileChannel.open(work.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException("another process is training in " + work);
        }
        return new RunFolder(target, work, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Where the run will be when it is whole. */
    public Path target() {
        return target;
    }

    /** Where its files are written until then. */
    public Path work() {
        return work;
    }

    public Path checkpoints() {
        return work.resolve(CHECKPOINT);
    }

    /** Ends the run: its folder takes its final name in one step. */
    public void finish() throws IOException {
        Files.deleteIfExists(work.resolve(LOCK));
        channel.close();
        try {
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException("cannot rename " + work + " to " + target + ": " + FailureText.reason(e), e);
        }
    }

    /** Deletes the folder when it holds no checkpoint, since there is then nothing to go on with. Says whether it did. */
    public boolean discardIfNothingTrained() throws IOException {
        try (Stream<Path> checkpoints = Files.list(checkpoints())) {
            if (checkpoints.findAny().isPresent()) {
                return false;
            }
        }
        channel.close();
        try (Stream<Path> all = Files.walk(work)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
