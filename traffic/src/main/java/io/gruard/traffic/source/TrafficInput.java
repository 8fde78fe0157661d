package io.gruard.traffic.source;

import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An input of traffic, which {@link TrafficReader} opens. */
public sealed interface TrafficInput {
    /** The name in messages. */
    String name();

    /** Whether records arrive in real time, so that time passes even without records. */
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
     * A plain file that another process is still writing. At its end, reading waits for more.
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
     * @param stream stream, which is closed with the source that reads it
     * @param name name in messages
     * @param live whether records arrive in real time
     */
    record ByteStream(InputStream stream, String name, boolean live) implements TrafficInput {}

    /**
     * A network interface, captured by dumpcap, tcpdump or tshark.
     *
     * @param name name, as in the list of {@link io.gruard.traffic.capture.LiveCapture#interfaces()}
     * @param filter a capture filter in the language of libpcap; null for all packets
     */
    record NetworkInterface(String name, @Nullable String filter) implements TrafficInput {
        @Override
        public boolean live() {
            return true;
        }
    }
}
