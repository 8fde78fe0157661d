package io.gruard.data.read;

import io.gruard.data.DataException;
import io.gruard.data.descriptor.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches published files into a folder. A file appears there whole and with the right sum, or not at all.
 *
 * @param patience how long to wait for a connection, and again for the answer to begin
 */
public record Download(Duration patience) {
    /** Between the address of an archive and the name of a file in it. */
    private static final String IN_ARCHIVE = "!/";

    /** Half a minute for a server to answer. */
    public static Download usual() {
        return new Download(Duration.ofSeconds(30));
    }

    /**
     * Fetches a file from the first of its addresses that gives it.
     *
     * @param folder where it goes; made if need be
     * @throws IOException saying for each address why it did not
     */
    public Path fetch(DataFile file, Path folder) throws IOException {
        StringBuilder failures = new StringBuilder();
        for (String address : file.addresses()) {
            try {
                return fetch(file, address, folder);
            } catch (IOException failed) {
                failures.append(failures.isEmpty() ? "" : "; ")
                        .append(address)
                        .append(": ")
                        .append(reason(failed));
            }
        }
        throw new DataException(failures.isEmpty() ? file.name() + " has no published address" : failures.toString());
    }

    private static String reason(IOException failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    private Path fetch(DataFile file, String address, Path folder) throws IOException {
        int mark = address.indexOf(IN_ARCHIVE);
        Path target = folder.resolve(file.name());
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (HttpClient client = client();
                InputStream body = open(client, mark < 0 ? address : address.substring(0, mark))) {
            if (mark < 0) {
                store(body, file, target);
            } else {
                ZipInputStream archive = new ZipInputStream(body);
                advance(archive, address.substring(mark + IN_ARCHIVE.length()));
                store(archive, file, target);
            }
        }
        return target;
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private InputStream open(HttpClient client, String address) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(uri(address)).timeout(patience).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw new DataException("found HTTP status " + response.statusCode() + ", wanted 200");
            }
            return response.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DataException("interrupted while downloading", stopped);
        }
    }

    private static URI uri(String address) throws DataException {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException wrong) {
            throw new DataException("no address: " + wrong.getMessage(), wrong);
        }
    }

    /** Moves to the entry of that name, in whatever folder of the archive. */
    private static void advance(ZipInputStream archive, String name) throws IOException {
        for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.getName().equals(name) || entry.getName().endsWith("/" + name)) {
                return;
            }
        }
        throw new DataException("the archive has no file " + name);
    }

    private static void store(InputStream in, DataFile file, Path target) throws IOException {
        Path parts = Files.createTempFile(target.toAbsolutePath().getParent(), ".", ".part");
        try {
            DigestInputStream summed = new DigestInputStream(in, Sha256.digest());
            Files.copy(summed, parts, StandardCopyOption.REPLACE_EXISTING);
            String found = HexFormat.of().formatHex(summed.getMessageDigest().digest());
            List<String> wanted = file.sha256().stream().toList();
            if (!wanted.isEmpty() && !wanted.contains(found)) {
                throw new DataException("found SHA-256 " + found + ", wanted " + wanted.getFirst());
            }
            Files.move(parts, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(parts);
        }
    }
}
