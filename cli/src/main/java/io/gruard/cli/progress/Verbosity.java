package io.gruard.cli.progress;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** How much the process reports on standard error. There is one setting, since there is one standard error. */
public enum Verbosity {
    /** Errors only: no progress and no warnings of libraries. */
    QUIET,
    /** Progress, warnings and errors. */
    NORMAL,
    /** Also what is read, tried and chosen. */
    VERBOSE;

    private static final String OWN = "io.gruard";

    /** The reference keeps the logger, and with it its level, from garbage collection. */
    private static final Logger OWN_LOGGER = Logger.getLogger(OWN);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private static volatile Verbosity current = NORMAL;

    static Verbosity current() {
        return current;
    }

    /** Makes this the verbosity of the process. Log messages become lines on {@code err}. */
    public void apply(PrintStream err) {
        current = this;
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(this == QUIET ? Level.SEVERE : Level.WARNING);
        OWN_LOGGER.setLevel(level());
        root.addHandler(new LineHandler(err));
    }

    private Level level() {
        return switch (this) {
            case QUIET -> Level.SEVERE;
            case NORMAL -> Level.WARNING;
            case VERBOSE -> Level.FINE;
        };
    }

    private static final class LineHandler extends Handler {
        private final PrintStream err;

        LineHandler(PrintStream err) {
            this.err = err;
            setLevel(Level.ALL);
            setFormatter(new LineFormatter());
        }

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                err.print(getFormatter().format(entry));
                err.flush();
            }
        }

        @Override
        public void flush() {
            err.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }

    /** Formats {@code gruard: warning: …}, and below warnings {@code 12:00:00.000 datasets.read: …}. */
    private static final class LineFormatter extends Formatter {
        @Override
        public String format(LogRecord entry) {
            String message = formatMessage(entry);
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                String severity = entry.getLevel().equals(Level.SEVERE) ? "error" : "warning";
                return "gruard: " + severity + ": " + message + "\n";
            }
            return TIME.format(Instant.ofEpochMilli(entry.getMillis())) + " " + source(entry.getLoggerName()) + ": "
                    + message + "\n";
        }

        /** Returns the part of the program that reports: the name of its class without the common package. */
        private static String source(String logger) {
            return logger.startsWith(OWN + ".") ? logger.substring(OWN.length() + 1) : logger;
        }
    }
}
