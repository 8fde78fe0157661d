package io.gruard.datasets.descriptor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A published address of a file, or of all files of a data set.
 *
 * @param address an HTTP address, or {@code archive.zip!/entry} for a file in an archive. {@code {file}} is replaced by
 *     the name of the file
 * @param tried the day on which the address last provided the right file; empty if nobody has tried it
 * @param note further information; may be empty
 */
public record Mirror(String address, Optional<LocalDate> tried, String note) {
    /** Separates the address of an archive from the name of a file in it. */
    public static final String IN_ARCHIVE = "!/";

    private static final String FILE = "{file}";

    public Mirror {
        if (address.isBlank()) {
            throw new IllegalArgumentException("address: expected an HTTP address, found nothing");
        }
    }

    /** Makes an address without further information. */
    public Mirror(String address) {
        this(address, Optional.empty(), "");
    }

    /** The address for one file: its name replaces {@code {file}}, percent-encoded except in an archive. */
    Mirror of(String file) {
        int archive = address.indexOf(IN_ARCHIVE);
        String outside = archive < 0 ? address : address.substring(0, archive);
        String inside = archive < 0 ? "" : address.substring(archive);
        String encoded = URLEncoder.encode(file, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        return new Mirror(outside.replace(FILE, encoded) + inside.replace(FILE, file), tried, note);
    }
}
