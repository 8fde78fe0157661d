package io.gruard.detect.sink;

import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sends alerts to a syslog server as in RFC 5424: one datagram each over UDP (RFC 5426), or over TCP with the length
 * before each (octet counting, RFC 6587).
 *
 * <p>Syslog has no acknowledgements. Over TCP, a connection that the server has closed is noticed before the next
 * alert; alerts in transit when the server fails are lost. Over UDP only a refusing port is noticed.
 */
public final class SyslogDelivery implements Delivery {
    /** The transport protocol. */
    public enum SyslogTransport {
        UDP,
        TCP
    }

    private static final int CONNECT_MILLIS = 5_000;
    private static final long PROCESS = ProcessHandle.current().pid();

    private final SyslogTransport transport;
    private final String host;
    private final int port;
    private @Nullable SocketChannel stream;
    private @Nullable DatagramChannel datagrams;

    public SyslogDelivery(SyslogTransport transport, String host, int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("syslog: expected a port in 1..65535, found " + port);
        }
        this.transport = transport;
        this.host = host;
        this.port = port;
    }

    @Override
    public String receiver() {
        return "syslog " + transport.name().toLowerCase(Locale.ROOT) + "://" + host + ":" + port;
    }

    @Override
    public void deliver(EveAlert alert) throws IOException {
        byte[] message = SyslogMessage.of(alert, PROCESS);
        try {
            switch (transport) {
                case UDP -> send(message);
                case TCP -> write(message);
            }
        } catch (IOException e) {
            close();
            throw new IOException(receiver() + ": " + e.getMessage(), e);
        }
    }

    private void send(byte[] message) throws IOException {
        DatagramChannel channel = datagrams;
        if (channel == null) {
            InetSocketAddress address = address();
            channel = DatagramChannel.open(
                    address.getAddress() instanceof Inet4Address
                            ? StandardProtocolFamily.INET
                            : StandardProtocolFamily.INET6);
            datagrams = channel;
            // A connected socket notices a refusing port.
            channel.connect(address);
        }
        channel.write(ByteBuffer.wrap(message));
    }

    private void write(byte[] message) throws IOException {
        SocketChannel channel = stream;
        if (channel != null && closedByServer(channel)) {
            close();
            channel = null;
        }
        if (channel == null) {
            channel = SocketChannel.open();
            stream = channel;
            channel.socket().connect(address(), CONNECT_MILLIS);
            channel.socket().setKeepAlive(true);
        }
        byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer left = ByteBuffer.allocate(length.length + message.length)
                .put(length)
                .put(message)
                .flip();
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    private static boolean closedByServer(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        try {
            // A syslog server sends nothing; the end of the stream means that it closed.
            return channel.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException reset) {
            return true;
        } finally {
            channel.configureBlocking(true);
        }
    }

    private InetSocketAddress address() throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("unknown host " + host);
        }
        return address;
    }

    @Override
    public void close() throws IOException {
        SocketChannel closingStream = stream;
        DatagramChannel closingDatagrams = datagrams;
        stream = null;
        datagrams = null;
        if (closingStream != null) {
            closingStream.close();
        }
        if (closingDatagrams != null) {
            closingDatagrams.close();
        }
    }
}
