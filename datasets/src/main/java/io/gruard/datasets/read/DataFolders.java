package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where data is looked for.
 *
 * @param folders folders with one folder a data set, in the order of the search
 * @param cache where what is downloaded goes
 * @param download whether files found nowhere are downloaded
 */
public record DataFolders(List<Path> folders, Path cache, boolean download) {
    /** The environment variable that names a folder. */
    public static final String VARIABLE = "GRUARD_DATA";

    public DataFolders {
        folders = List.copyOf(folders);
    }

    /** These folders and nothing else: no download. */
    public static DataFolders only(List<Path> folders) {
        return new DataFolders(folders, folders.getLast(), false);
    }

    /**
     * The usual places: the folder named by the user, {@code $GRUARD_DATA}, {@code ./data}, {@code ../shared/data}, the cache.
     *
     * @param named the folder the user named, if any
     * @param environment the environment variables
     * @param working the working directory
     * @param cache the cache folder
     */
    public static DataFolders of(@Nullable Path named, Map<String, String> environment, Path working, Path cache) {
        List<Path> folders = new ArrayList<>();
        if (named != null) {
            folders.add(named);
        }
        String variable = environment.get(VARIABLE);
        if (variable != null && !variable.isBlank()) {
            folders.add(Path.of(variable));
        }
        folders.add(working.resolve("data"));
        folders.add(working.resolve("../shared/data").normalize());
        folders.add(cache);
        return new DataFolders(folders, cache, true);
    }

    /** {@link #of} for this process: its environment, its working directory and {@code ~/.cache/gruard}. */
    public static DataFolders defaults(@Nullable Path named) {
        Path home = Path.of(System.getProperty("user.home"));
        return of(named, System.getenv(), Path.of(""), home.resolve(".cache").resolve("gruard"));
    }

    /** These folders without downloads. */
    public DataFolders offline() {
        return new DataFolders(folders, cache, false);
    }

    /** The file in that very folder, plain or as {@code .gz}. */
    public static Optional<FoundFile> in(Path folder, DataFile file) {
        return Stream.of("", ".gz")
                .map(suffix -> folder.resolve(file.name() + suffix))
                .filter(Files::isRegularFile)
                .map(path -> new FoundFile(file, path))
                .findFirst();
    }
}
