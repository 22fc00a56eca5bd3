package io.jackfield.transport.net;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The header of the PROXY protocol, version 1 (text) or 2 (binary).
 *
 * @param bytes its length
 * @param client address and port of the client, as in {@link io.jackfield.core.Peer#address}
 */
record ProxyHeader(int bytes, String client) {
    private static final int LONGEST_LINE = 107;
    private static final int LONGEST_BODY = 536;
    private static final byte[] SIGNATURE = {
        0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A
    };
    private static final byte[] WORD = "PROXY ".getBytes(StandardCharsets.US_ASCII);

    /**
     * Reads a header.
     *
     * @param in position to limit
     * @param proxy the address for a proxy that speaks for itself
     * @return null if more bytes are needed
     * @throws IllegalArgumentException saying why it is none
     */
    static @Nullable ProxyHeader read(ByteBuffer in, String proxy) {
        if (startsWith(in, SIGNATURE)) {
            return in.remaining() < 16 ? null : readBinary(in, proxy);
        }
        if (startsWith(in, WORD)) {
            return in.remaining() < WORD.length ? null : readLine(in, proxy);
        }
        throw new IllegalArgumentException("the connection begins with something else");
    }

    private static boolean startsWith(ByteBuffer in, byte[] expected) {
        int compared = Math.min(in.remaining(), expected.length);
        for (int i = 0; i < compared; i++) {
            if (in.get(in.position() + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable ProxyHeader readLine(ByteBuffer in, String proxy) {
        int longest = Math.min(in.remaining(), LONGEST_LINE);
        byte[] line = new byte[longest];
        in.get(in.position(), line);
        String text = new String(line, StandardCharsets.US_ASCII);
        int end = text.indexOf("\r\n");
        if (end < 0) {
            if (longest == LONGEST_LINE) {
                throw new IllegalArgumentException("its line is too long");
            }
            return null;
        }
        String[] words = text.substring(0, end).split(" ", -1);
        if (words[1].equals("UNKNOWN")) {
            return new ProxyHeader(end + 2, proxy);
        }
        boolean isFour = words[1].equals("TCP4");
        if (words.length != 6 || (!isFour && !words[1].equals("TCP6"))) {
            throw new IllegalArgumentException("its line is malformed");
        }
        if (!words[2].matches(isFour ? "[0-9.]{7,15}" : "[0-9A-Fa-f:.]{2,45}")
                || !words[4].matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("its address is malformed");
        }
        return new ProxyHeader(end + 2, name(literal(words[2]), Integer.parseInt(words[4])));
    }

    private static @Nullable ProxyHeader readBinary(ByteBuffer in, String proxy) {
        int at = in.position();
        int command = in.get(at + 12) & 0xFF;
        int family = (in.get(at + 13) & 0xFF) >> 4;
        int body = in.getShort(at + 14) & 0xFFFF;
        if (command != 0x20 && command != 0x21) {
            throw new IllegalArgumentException("its version or command is not known");
        }
        if (body > LONGEST_BODY) {
            throw new IllegalArgumentException("it is too long");
        }
        if (in.remaining() < 16 + body) {
            return null;
        }
        int addressBytes = family == 1 ? 4 : family == 2 ? 16 : 0;
        if (command == 0x20 || addressBytes == 0) {
            return new ProxyHeader(16 + body, proxy); // it speaks for itself
        }
        if (body < 2 * addressBytes + 4) {
            throw new IllegalArgumentException("its addresses are cut off");
        }
        byte[] address = new byte[addressBytes];
        in.get(at + 16, address);
        int port = in.getShort(at + 16 + 2 * addressBytes) & 0xFFFF;
        try {
            return new ProxyHeader(16 + body, name(InetAddress.getByAddress(address), port));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("its address is malformed", e);
        }
    }

    private static InetAddress literal(String address) {
        return InetAddress.ofLiteral(address);
    }

    private static String name(InetAddress address, int port) {
        String host = address.getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
