package io.gruard.traffic.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A mail sent by SMTP (RFC 5321) without encryption. */
final class MailSession {
    private MailSession() {}

    static Script script(SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        String from = Draws.word(Draws.between(4, 9, random), random) + "@example.com";
        answer(steps, "220 mx.example.com ESMTP ready", 15, random);
        ask(steps, "EHLO " + Draws.word(6, random) + ".example.com", random);
        answer(steps, "250-mx.example.com\r\n250-SIZE 52428800\r\n250 8BITMIME", 3, random);
        ask(steps, "MAIL FROM:<" + from + ">", random);
        answer(steps, "250 2.1.0 Ok", 3, random);
        int receivers = 1 + (int) Draws.exponential(0.7, random);
        int accepted = 0;
        for (int i = 0; i < receivers; i++) {
            ask(steps, "RCPT TO:<" + Draws.word(Draws.between(4, 9, random), random) + "@example.net>", random);
            boolean known = !Draws.chance(0.05, random);
            accepted += known ? 1 : 0;
            answer(steps, known ? "250 2.1.5 Ok" : "550 5.1.1 User unknown", 6, random);
        }
        if (accepted > 0) {
            ask(steps, "DATA", random);
            answer(steps, "354 End data with <CR><LF>.<CR><LF>", 3, random);
            message(steps, from, random);
            answer(steps, "250 2.0.0 Ok: queued as " + Draws.word(10, random), 40, random);
        }
        ask(steps, "QUIT", random);
        answer(steps, "221 2.0.0 Bye", 2, random);
        steps.add(new Step.Close(Side.RESPONDER, 200));
        return Script.of(steps);
    }

    /** A client that reads new mail over IMAP (RFC 9051) and waits for more (RFC 2177), for seconds or minutes. */
    static Script reading(SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        answer(steps, "* OK IMAP4rev2 ready", 12, random);
        ask(steps, "a1 LOGIN " + Draws.word(7, random) + " " + Draws.word(10, random), random);
        answer(steps, "a1 OK LOGIN completed", 20, random);
        ask(steps, "a2 SELECT INBOX", random);
        answer(steps, "* " + random.nextInt(4_000) + " EXISTS\r\na2 OK [READ-WRITE] SELECT completed", 8, random);
        int mails = (int) Draws.exponential(1.5, random);
        for (int i = 0; i < mails; i++) {
            ask(steps, "b" + i + " FETCH " + random.nextInt(4_000) + " BODY[]", random);
            long size = Draws.size(6_000, 1.3, 300_000, random);
            steps.add(new Step.Send(
                    Side.RESPONDER,
                    Payload.text("* FETCH\r\n", size, random.nextInt(1 << 16)),
                    Draws.pause(15, random)));
        }
        if (random.nextBoolean()) {
            ask(steps, "c1 IDLE", random);
            answer(steps, "+ idling", 3, random);
            int news = (int) Draws.exponential(2, random);
            for (int i = 0; i < news; i++) {
                answer(steps, "* " + random.nextInt(4_000) + " EXISTS", 15_000, random);
            }
            ask(steps, "DONE", random);
        }
        ask(steps, "d1 LOGOUT", random);
        answer(steps, "* BYE\r\nd1 OK LOGOUT completed", 2, random);
        steps.add(new Step.Close(Side.RESPONDER, 200));
        return Script.of(steps);
    }

    private static void message(List<Step> steps, String from, SplittableRandom random) {
        StringBuilder text =
                new StringBuilder("From: <" + from + ">\r\nSubject: " + Draws.word(12, random) + "\r\n\r\n");
        long size = Draws.size(4_000, 1.3, 200_000, random);
        while (text.length() < size) {
            text.append(Draws.word(Draws.between(20, 70, random), random)).append("\r\n");
        }
        steps.add(new Step.Send(Side.ORIGINATOR, Payload.of(text.append(".\r\n").toString()), Draws.pause(2, random)));
    }

    private static void ask(List<Step> steps, String line, SplittableRandom random) {
        steps.add(new Step.Send(Side.ORIGINATOR, Payload.of(line + "\r\n"), Draws.pause(2, random)));
    }

    private static void answer(List<Step> steps, String lines, double millis, SplittableRandom random) {
        steps.add(new Step.Send(Side.RESPONDER, Payload.of(lines + "\r\n"), Draws.pause(millis, random)));
    }
}
