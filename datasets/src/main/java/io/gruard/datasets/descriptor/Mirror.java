package io.gruard.datasets.descriptor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A published address of a file, or of the files of a data set.
 *
 * @param address an HTTP address; {@code archive.zip!/entry} for a file in an archive. {@code {file}} stands for the file's name
 * @param tried the day on which the address last gave the right file; empty if nobody tried it
 * @param note what else is known about it; may be empty
 */
public record Mirror(String address, Optional<LocalDate> tried, String note) {
    /** Between the address of an archive and the name of a file in it. */
    public static final String IN_ARCHIVE = "!/";

    private static final String FILE = "{file}";

    public Mirror {
        if (address.isBlank()) {
            throw new IllegalArgumentException("address: found nothing, expected an HTTP address");
        }
    }

    /** An address of which nothing else is known. */
    public Mirror(String address) {
        this(address, Optional.empty(), "");
    }

    /** This address for one file: its name takes the place of {@code {file}}, percent-encoded except in an archive. */
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
