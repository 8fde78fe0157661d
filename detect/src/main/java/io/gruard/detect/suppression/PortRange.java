package io.gruard.detect.suppression;

/**
 * Ports that follow each other.
 *
 * @param first the lowest
 * @param last the highest
 */
record PortRange(int first, int last) {
    private static final int LARGEST = 65_535;

    PortRange {
        if (first < 0 || last > LARGEST || first > last) {
            throw new IllegalArgumentException(
                    "ports must be in 0.." + LARGEST + " and in order, found " + first + "-" + last);
        }
    }

    /**
     * Reads {@code 22} or {@code 8000-8100}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static PortRange parse(String text) {
        if (!text.matches("\\d{1,5}(-\\d{1,5})?")) {
            throw new IllegalArgumentException("a port or a range of ports expected, found '" + text + "'");
        }
        int dash = text.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
        return new PortRange(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
    }

    boolean contains(int port) {
        return first <= port && port <= last;
    }
}
