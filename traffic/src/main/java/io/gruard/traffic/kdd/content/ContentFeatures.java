package io.gruard.traffic.kdd.content;

/**
 * KDD's features 10 to 22 of one connection, in their order.
 *
 * @param hot accesses to targets of intruders: system directories, uploaded programs, transfers by guests
 * @param failedLogins number of failed logins
 * @param loggedIn whether the server accepted a login
 * @param compromised errors, and requests that a correct client does not make
 * @param rootShell whether a root prompt was shown
 * @param suAttempted 1 if {@code su} was tried, 2 if it gave a root shell
 * @param rootAccesses lines of the server that contain {@code root} or are a root prompt
 * @param fileCreations files and directories created
 * @param shells shells started
 * @param accessFiles operations on files that control access
 * @param outboundCommands commands that make the server connect to a third host
 * @param hostLogin whether the login is on KDD's hot list, such as {@code root}
 * @param guestLogin whether the login is a guest's, such as {@code anonymous}
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

    /** The features as numbers, in KDD's order. */
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
