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
 * The folders that are searched for data.
 *
 * @param folders folders with a subfolder for each data set, in the order of the search
 * @param cache folder for downloads
 * @param download whether missing files are downloaded
 */
public record DataFolders(List<Path> folders, Path cache, boolean download) {
    /** The environment variable that names a folder. */
    public static final String VARIABLE = "GRUARD_DATA";

    public DataFolders {
        folders = List.copyOf(folders);
    }

    /** Searches only these folders, without download. */
    public static DataFolders only(List<Path> folders) {
        return new DataFolders(folders, folders.getLast(), false);
    }

    /**
     * Searches the default folders: the one that the user names, {@code $GRUARD_DATA}, {@code ./data},
     * {@code ../shared/data}, and the cache.
     *
     * @param named the folder that the user names, or null
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

    /** Calls {@link #of} with the environment and working directory of this process and {@code ~/.cache/gruard}. */
    public static DataFolders defaults(@Nullable Path named) {
        Path home = Path.of(System.getProperty("user.home"));
        return of(named, System.getenv(), Path.of(""), home.resolve(".cache").resolve("gruard"));
    }

    /** These folders without downloads. */
    public DataFolders offline() {
        return new DataFolders(folders, cache, false);
    }

    /** Finds a file in a folder, plain or as {@code .gz}. */
    public static Optional<FoundFile> in(Path folder, DataFile file) {
        return Stream.of("", ".gz")
                .map(suffix -> folder.resolve(file.name() + suffix))
                .filter(Files::isRegularFile)
                .map(path -> new FoundFile(file, path))
                .findFirst();
    }
}
