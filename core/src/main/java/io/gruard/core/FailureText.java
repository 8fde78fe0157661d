package io.gruard.core;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/**
 * Describes failures in words. Messages of the JDK's exceptions are often missing, or hold only a path or a number; the
 * type of the exception then says what happened.
 */
public final class FailureText {
    private FailureText() {}

    /** Describes a failure in one line, with the file if the failure names one. */
    public static String of(Throwable failure) {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return of(unchecked.getCause());
        }
        if (failure instanceof FileSystemException inFile) {
            String file = inFile.getFile();
            if (file != null && !isSentence(file)) {
                return file + ": " + reason(failure);
            }
        }
        return reason(failure);
    }

    /** Describes a failure in one line, without the file. */
    public static String reason(Throwable failure) {
        if (failure instanceof FileSystemException inFile) {
            // gruard's own exceptions of these types hold a whole sentence, the JDK's only the path.
            String file = inFile.getFile();
            String reason = inFile.getReason();
            if (reason != null) {
                return oneLine(reason);
            }
            if (file != null && isSentence(file)) {
                return oneLine(file);
            }
        }
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "no such file or folder";
            case FileAlreadyExistsException exists -> "it already exists";
            case NotDirectoryException file -> "it is not a folder";
            case DirectoryNotEmptyException full -> "the folder is not empty";
            case UnknownHostException host -> "unknown host " + host.getMessage();
            case ConnectException connect when connect.getMessage() == null -> "connection refused";
            case HttpTimeoutException late -> "no answer in time";
            case ClosedChannelException closed -> "the connection was closed";
            case OutOfMemoryError memory -> "out of memory; a larger heap may help (-Xmx)";
            case StackOverflowError deep -> "too deeply nested";
            default -> fromMessage(failure);
        };
    }

    private static String fromMessage(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return words(failure);
        }
        return message.contains(" ") ? oneLine(message) : words(failure) + ": " + oneLine(message);
    }

    /** The words in the name of the failure's type: {@code NumberFormatException} becomes {@code number format error}. */
    private static String words(Throwable failure) {
        String name = failure.getClass().getSimpleName().replaceAll("(Exception|Error)$", "");
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isBlank() ? "unknown error" : words + " error";
    }

    private static boolean isSentence(String text) {
        return text.contains(": ");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
