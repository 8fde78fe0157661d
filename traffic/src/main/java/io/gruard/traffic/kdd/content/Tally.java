package io.gruard.traffic.kdd.content;

/** Accumulates the features of a connection. */
final class Tally {
    int hot;
    int failedLogins;
    boolean loggedIn;
    int compromised;
    boolean rootShell;
    int suAttempted;
    int rootAccesses;
    int fileCreations;
    int shells;
    int accessFiles;
    int outboundCommands;
    boolean hostLogin;
    boolean guestLogin;

    ContentFeatures features() {
        return new ContentFeatures(
                hot,
                failedLogins,
                loggedIn,
                compromised,
                rootShell,
                suAttempted,
                rootAccesses,
                fileCreations,
                shells,
                accessFiles,
                outboundCommands,
                hostLogin,
                guestLogin);
    }
}
