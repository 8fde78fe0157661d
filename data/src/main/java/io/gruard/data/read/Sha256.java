package io.gruard.data.read;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The sum that tells published files from others. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
