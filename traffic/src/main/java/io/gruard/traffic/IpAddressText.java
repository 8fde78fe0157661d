package io.gruard.traffic;

/** Formats and parses IP addresses: dotted decimal, and the form that RFC 5952 recommends. */
final class IpAddressText {
    private static final int GROUPS = 8;

    private IpAddressText() {}

    static String format(IpAddress address) {
        return address.isIpv4() ? dotted((int) address.low()) : colons(address);
    }

    private static String dotted(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }

    private static String colons(IpAddress address) {
        int[] groups = groups(address);
        int start = 0;
        int length = 0;
        for (int from = 0; from < GROUPS; from++) {
            int to = from;
            while (to < GROUPS && groups[to] == 0) {
                to++;
            }
            if (to - from > length) {
                start = from;
                length = to - from;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            // A single zero group is not shortened.
            if (length > 1 && i == start) {
                text.append("::");
                i += length - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    private static int[] groups(IpAddress address) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < 4; i++) {
            groups[i] = (int) (address.high() >>> (48 - 16 * i)) & 0xffff;
            groups[4 + i] = (int) (address.low() >>> (48 - 16 * i)) & 0xffff;
        }
        return groups;
    }

    static IpAddress parse(String text) {
        try {
            return text.indexOf(':') < 0 ? IpAddress.ofIpv4(parseDotted(text)) : parseColons(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("not an IP address: '" + text + "'", wrong);
        }
    }

    private static int parseDotted(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("expected 4 parts, found " + parts.length);
        }
        int bits = 0;
        for (String part : parts) {
            bits = bits << 8 | parseGroup(part, 10, 3, 255);
        }
        return bits;
    }

    private static IpAddress parseColons(String text) {
        int gap = text.indexOf("::");
        int[] head = gap < 0 ? parseGroups(text) : parseGroups(text.substring(0, gap));
        int[] tail = gap < 0 ? new int[0] : parseGroups(text.substring(gap + 2));
        int missing = GROUPS - head.length - tail.length;
        if (gap < 0 ? missing != 0 : missing < 1) {
            throw new IllegalArgumentException("expected 8 groups");
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS; i++) {
            int group = i < head.length ? head[i] : i < head.length + missing ? 0 : tail[i - head.length - missing];
            high = i < 4 ? high << 16 | group : high;
            low = i < 4 ? low : low << 16 | group;
        }
        return new IpAddress(high, low);
    }

    private static int[] parseGroups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        boolean dottedEnd = parts[parts.length - 1].indexOf('.') >= 0;
        int[] groups = new int[parts.length + (dottedEnd ? 1 : 0)];
        for (int i = 0; i < parts.length; i++) {
            if (dottedEnd && i == parts.length - 1) {
                int bits = parseDotted(parts[i]);
                groups[i] = bits >>> 16;
                groups[i + 1] = bits & 0xffff;
            } else {
                groups[i] = parseGroup(parts[i], 16, 4, 0xffff);
            }
        }
        return groups;
    }

    private static int parseGroup(String part, int radix, int digits, int largest) {
        if (part.isEmpty() || part.length() > digits || !Character.isLetterOrDigit(part.charAt(0))) {
            throw new IllegalArgumentException("expected a group of 1 to " + digits + " digits, found '" + part + "'");
        }
        int value = Integer.parseInt(part, radix);
        if (value > largest) {
            throw new IllegalArgumentException("expected at most " + largest + ", found " + value);
        }
        return value;
    }
}
