package io.gruard.traffic.source;

import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where traffic is read from. {@link TrafficReader} opens it. */
public sealed interface TrafficInput {
    /** The input's name in messages. */
    String name();

    /** Whether records arrive while they happen, so that time passes although no record comes. */
    boolean live();

    /**
     * A complete file, plain or gzipped.
     *
     * @param path the file
     */
    record CompleteFile(Path path) implements TrafficInput {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public boolean live() {
            return false;
        }
    }

    /**
     * A plain file that another process still writes. At its end, reading waits for more.
     *
     * @param path the file
     */
    record FollowedFile(Path path) implements TrafficInput {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public boolean live() {
            return true;
        }
    }

    /**
     * A stream such as standard input, gzipped only if it is not live.
     *
     * @param stream closed with the source that reads it
     * @param name in messages
     * @param live whether records arrive while they happen
     */
    record ByteStream(InputStream stream, String name, boolean live) implements TrafficInput {}

    /**
     * A network interface, captured by dumpcap, tcpdump or tshark.
     *
     * @param name as {@link io.gruard.traffic.capture.LiveCapture#interfaces()} lists it
     * @param filter a capture filter in the language of libpcap; null for all packets
     */
    record NetworkInterface(String name, @Nullable String filter) implements TrafficInput {
        @Override
        public boolean live() {
            return true;
        }
    }
}
