package io.gruard.traffic.kdd.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClearTextTest {
    private static ContentFeatures read(int port, String dialogue) {
        return ClearText.read(Dialogues.of(port, dialogue)).orElseThrow();
    }

    private static boolean absent(int port, String dialogue) {
        return ClearText.read(Dialogues.of(port, dialogue)).isEmpty();
    }

    @Test
    void transfersByGuestsAreHot() {
        ContentFeatures features = read(21, """
            S:220 Files ready
            C:USER anonymous
            S:331 Any password
            C:PASS me@example.com
            S:230-Welcome
            S: to the archive
            S:230 Logged in
            C:PORT 10,0,0,1,200,10
            S:200 Ok
            C:RETR one.bin
            S:150 Opening
            S:226 Done
            C:RETR gone.bin
            S:550 No such file
            C:QUIT
            S:221 Bye\
            """);
        assertThat(features).isEqualTo(new ContentFeatures(2, 0, true, 0, false, 0, 0, 0, 0, 0, 0, false, true));
    }

    @Test
    void ftpFailedLoginsStoredFilesAndOutboundCommandsAreCounted() {
        ContentFeatures features = read(2121, """
            S:220 Files ready
            C:USER root
            S:331 Password
            C:PASS toor
            S:530 Login incorrect
            C:USER root
            S:331 Password
            C:PASS secret
            S:230 Logged in
            C:PORT 10,0,0,9,0,22
            S:200 Ok
            C:STOR .rhosts
            S:150 Go
            S:226 Done
            C:STOR denied
            S:553 No
            C:MKD spool
            S:257 Made
            C:RETR /etc/passwd
            S:226 Done\
            """);
        assertThat(features).isEqualTo(new ContentFeatures(2, 1, true, 0, false, 0, 0, 2, 0, 2, 1, true, false));
    }

    @Test
    void ftpWithTlsHasNoContentFeatures() {
        assertThat(absent(21, "S:220 Files\nC:AUTH TLS\nS:234 Go on")).isTrue();
        assertThat(absent(21, "S:220 Files\nC:AUTH TLS\nS:502 No")).isFalse();
    }

    @Test
    void telnetSessionIsReadFromLoginToRootShell() {
        ContentFeatures features = read(23, """
            S:login: joe
            S:Password:
            S:Login incorrect
            S:login: joe
            S:Password:
            S:Last login: Mon from 10.0.0.1
            S:joe@host$ su
            S:Password:
            S:root@host# cat /etc/shadow
            S:root@host# touch x
            S:root@host# ./x
            S:x: not found
            S:root@host# /bin/sh
            C:joe
            C:wrong
            C:joe
            C:right
            C:su
            C:secret
            C:cat /etc/shadow
            C:touch x
            C:./x
            C:/bin/sh\
            """);
        // hot: /etc, ./x and /bin; root: four prompts.
        assertThat(features).isEqualTo(new ContentFeatures(3, 1, true, 1, true, 2, 4, 1, 1, 1, 0, false, false));
    }

    @Test
    void failedSuKeepsTheLogin() {
        ContentFeatures features = read(23, """
            S:login: joe
            S:Password:
            S:Last login: Mon
            S:$ su root
            S:Password:
            S:su: Authentication failure
            S:$ ls
            C:joe
            C:right
            C:su root
            C:wrong
            C:ls\
            """);
        assertThat(features.loggedIn()).isTrue();
        assertThat(features.failedLogins()).isEqualTo(1);
        assertThat(features.suAttempted()).isEqualTo(1);
        assertThat(features.rootShell()).isFalse();
    }

    @Test
    void failedLoginsAsRootAreHot() {
        ContentFeatures features = read(23, """
            S:login: root
            S:Password:
            S:Login incorrect
            S:login: root
            S:Password:
            S:Login incorrect
            C:root
            C:one
            C:root
            C:two\
            """);
        assertThat(features).isEqualTo(new ContentFeatures(2, 2, false, 0, false, 0, 0, 0, 0, 0, 0, false, false));
    }

    @Test
    void telnetOptionsAndDeletedCharactersAreRemoved() {
        byte[] typed = {
            (byte) 255,
            (byte) 253,
            3,
            'l',
            'x',
            8,
            's',
            (byte) 255,
            (byte) 250,
            24,
            0,
            'v',
            't',
            (byte) 255,
            (byte) 240,
            (byte) 255,
            (byte) 241,
            '\r',
            0,
            (byte) 255,
            (byte) 255
        };
        assertThat(TelnetDialogue.text(typed)).isEqualTo("ls\r\0\u00ff");
    }

    @Test
    void smtpIsLoggedInAfterTheGreeting() {
        assertThat(read(25, "S:220 mx ready").loggedIn()).isTrue();
        ContentFeatures features = read(25, """
            S:220 mx ready
            C:EHLO there
            S:250-mx
            S:250 8BITMIME
            C:AUTH PLAIN AGEAYg==
            S:535 No
            C:MAIL FROM:<a@example.com>
            S:250 Ok
            C:RCPT TO:<root@example.com>
            S:250 Ok
            C:DATA
            S:354 Go
            C:> quoted /etc/passwd
            C:echo + + > /root/.rhosts
            C:.
            S:250 Queued
            C:QUIT
            S:221 Bye\
            """);
        // RCPT contains root; /etc and /root are hot; the quoted line creates no file.
        assertThat(features).isEqualTo(new ContentFeatures(2, 1, true, 0, false, 0, 1, 1, 0, 2, 0, false, false));
        assertThat(absent(25, "S:220 mx\nC:EHLO me\nS:250 STARTTLS\nC:STARTTLS\nS:220 Go"))
                .isTrue();
    }

    @Test
    void httpRequestCountsAsLoggedIn() {
        assertThat(read(80, "C:GET / HTTP/1.1\nC:Host: a\nC:\nS:HTTP/1.1 404 Not Found"))
                .isEqualTo(new ContentFeatures(0, 0, true, 0, false, 0, 0, 0, 0, 0, 0, false, false));
        assertThat(read(80, "S:HTTP/1.1 408 Timeout").loggedIn()).isFalse();
        assertThat(read(8888, "C:GET /cgi-bin/phf?Q=x%0a/bin/cat%20/etc/passwd HTTP/1.0"))
                .isEqualTo(new ContentFeatures(2, 0, true, 0, false, 0, 0, 0, 0, 1, 0, false, false));
        assertThat(read(80, "C:GET " + "/".repeat(7_000) + " HTTP/1.0"))
                .isEqualTo(new ContentFeatures(2, 0, true, 1, false, 0, 0, 0, 0, 0, 0, false, false));
        assertThat(read(80, "C:GET /a/../../bin/sh HTTP/1.0"))
                .isEqualTo(new ContentFeatures(1, 0, true, 1, false, 0, 0, 0, 1, 0, 0, false, false));
    }

    @Test
    void pop3LoginIsByPasswordOrDigest() {
        assertThat(read(
                        110,
                        "S:+OK\nC:USER root\nS:+OK\nC:PASS a\nS:-ERR no\nC:USER joe\nS:+OK\nC:PASS b\nS:+OK 3 mails"))
                .isEqualTo(new ContentFeatures(0, 1, true, 0, false, 0, 0, 0, 0, 0, 0, false, false));
        ContentFeatures digest = read(110, "S:+OK <1@mx>\nC:APOP root c4c9\nS:+OK");
        assertThat(digest.loggedIn()).isTrue();
        assertThat(digest.hostLogin()).isTrue();
        assertThat(read(110, "S:+OK\nC:QUIT\nS:+OK bye").loggedIn()).isFalse();
        assertThat(absent(110, "S:+OK\nC:STLS\nS:+OK go")).isTrue();
    }

    @Test
    void encryptedAndUnknownProtocolsHaveNoContentFeatures() {
        assertThat(absent(22, "S:SSH-2.0-OpenSSH_9\nC:SSH-2.0-me")).isTrue();
        assertThat(absent(443, "C:\u0016\u0003\u0001abc\nS:\u0016\u0003\u0003abc"))
                .isTrue();
        assertThat(absent(23, "C:\u0016\u0003\u0001abc\nS:\u0016\u0003\u0003abc"))
                .isTrue();
        assertThat(absent(80, "C:\u0000\u0001binary\nS:none")).isTrue();
        byte[] none = new byte[0];
        assertThat(ClearText.read(Dialogues.flow(21, none, none, 10, 0))).isEmpty();
        assertThat(ClearText.read(Dialogues.flow(9999, none, none, 0, 0))).isEmpty();
    }

    @Test
    void emptyContentGivesZeros() {
        byte[] none = new byte[0];
        for (int port : new int[] {21, 23, 25, 80, 110}) {
            assertThat(ClearText.read(Dialogues.flow(port, none, none, 0, 0)).orElseThrow())
                    .isEqualTo(new ContentFeatures(0, 0, false, 0, false, 0, 0, 0, 0, 0, 0, false, false));
        }
    }

    @Test
    void randomBytesNeverThrow() {
        SplittableRandom random = new SplittableRandom(1);
        byte[][] greetings = {
            "220 x\r\n".getBytes(StandardCharsets.US_ASCII), "+OK\r\n".getBytes(StandardCharsets.US_ASCII), {}
        };
        int[] ports = {21, 23, 25, 80, 110, 4000};
        int seen = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] client = new byte[random.nextInt(80)];
            random.nextBytes(client);
            byte[] tail = new byte[random.nextInt(80)];
            random.nextBytes(tail);
            byte[] greeting = greetings[random.nextInt(greetings.length)];
            byte[] server = new byte[greeting.length + tail.length];
            System.arraycopy(greeting, 0, server, 0, greeting.length);
            System.arraycopy(tail, 0, server, greeting.length, tail.length);
            int port = ports[random.nextInt(ports.length)];
            seen += ClearText.read(Dialogues.flow(port, client, server, client.length, server.length))
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(seen).isGreaterThan(1_000);
    }
}
