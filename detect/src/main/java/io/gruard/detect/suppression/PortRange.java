package io.gruard.detect.suppression;

/**
 * A range of ports.
 *
 * @param first the lowest
 * @param last the highest
 */
record PortRange(int first, int last) {
    private static final int LARGEST = 65_535;

    PortRange {
        if (first < 0 || last > LARGEST || first > last) {
            throw new IllegalArgumentException(
                    "ports: expected an ascending range in 0.." + LARGEST + ", found " + first + "-" + last);
        }
    }

    /**
     * Reads {@code 22} or {@code 8000-8100}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static PortRange parse(String text) {
        if (!text.matches("\\d{1,5}(-\\d{1,5})?")) {
            throw new IllegalArgumentException(
                    "ports: expected a port or a range such as 8000-8100, found '" + text + "'");
        }
        int dash = text.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
        return new PortRange(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
    }

    boolean contains(int port) {
        return first <= port && port <= last;
    }
}
