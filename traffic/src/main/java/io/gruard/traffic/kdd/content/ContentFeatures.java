package io.gruard.traffic.kdd.content;

/**
 * KDD's features 10 to 22 of one connection, in their order.
 *
 * @param hot accesses to what intruders look for: system directories, programs brought along, transfers of guests
 * @param failedLogins logins refused
 * @param loggedIn whether the server let the client in
 * @param compromised errors and requests that a working client does not make
 * @param rootShell whether a prompt of root was shown
 * @param suAttempted 1 if {@code su} was tried, 2 if a root shell came of it
 * @param rootAccesses lines of the server that name root or are its prompt
 * @param fileCreations files and directories made
 * @param shells shells started
 * @param accessFiles operations on files that say who may log in
 * @param outboundCommands commands that make the server connect to a third host
 * @param hostLogin whether the login is on KDD's hot list, as root
 * @param guestLogin whether the login is a guest's, as anonymous
 */
public record ContentFeatures(
        int hot,
        int failedLogins,
        boolean loggedIn,
        int compromised,
        boolean rootShell,
        int suAttempted,
        int rootAccesses,
        int fileCreations,
        int shells,
        int accessFiles,
        int outboundCommands,
        boolean hostLogin,
        boolean guestLogin) {

    /** As numbers, in KDD's order. */
    public double[] numbers() {
        return new double[] {
            hot,
            failedLogins,
            loggedIn ? 1 : 0,
            compromised,
            rootShell ? 1 : 0,
            suAttempted,
            rootAccesses,
            fileCreations,
            shells,
            accessFiles,
            outboundCommands,
            hostLogin ? 1 : 0,
            guestLogin ? 1 : 0
        };
    }
}
