package io.gruard.datasets.read;

/**
 * A download that failed.
 *
 * @param address the address
 * @param reason the reason in a few words
 */
public record FailedDownload(String address, String reason) {}
