package io.gruard.datasets.read;

/**
 * A download that failed.
 *
 * @param address where from
 * @param reason why, in a few words
 */
public record FailedDownload(String address, String reason) {}
